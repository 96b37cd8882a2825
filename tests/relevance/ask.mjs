// Prints what a built site's search answers: node tests/relevance/ask.mjs SITE QUERY [KIND]

import { ask, openSite } from "./site.mjs";

const [folder, text, kind] = process.argv.slice(2);
const { engine, fetched } = openSite(folder);
const plain = (parts) => parts.map(([part, marked]) => (marked ? `[${part}]` : part)).join("");
const answer = await ask(engine, text, kind);
for (const one of answer.answers) console.log(`> ${one.team} ${one.verb} ${plain(one.what)} (${one.url})`);
for (const row of answer.rows.slice(0, 10)) console.log(`${row.kindTitle.padEnd(14)} ${plain(row.title)} ${row.status && `(${row.status})`}\n${" ".repeat(15)}${row.url}\n${" ".repeat(15)}${plain(row.line)}`);
console.log(`${answer.total} in all; ${fetched.map(([url, bytes]) => `${url.split("/").pop()} ${bytes}`).join(", ")}`);
