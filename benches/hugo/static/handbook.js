// A plain search: the index is loaded when somebody goes to the box, and the first ten pages with the word are shown.
const box = document.getElementById("search");
const list = box.parentNode.appendChild(document.createElement("ul"));
let pages;
box.addEventListener("focus", () => (pages ??= fetch(box.dataset.index).then((answer) => answer.json())));
box.addEventListener("input", async () => {
  const word = box.value.toLowerCase();
  const found = (await pages).filter(({ title, text }) => word && `${title} ${text}`.toLowerCase().includes(word));
  list.replaceChildren(...found.slice(0, 10).map(({ title, url }) => {
    const item = document.createElement("li");
    item.appendChild(Object.assign(document.createElement("a"), { href: url, textContent: title }));
    return item;
  }));
});
