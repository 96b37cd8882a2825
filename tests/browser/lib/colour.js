// Contrast as WCAG 2.2 defines it (relative luminance, 1.4.3).

/// The parts of a computed colour: `rgb(1, 2, 3)`, `rgba(…)`, or `color(srgb …)`, which `color-mix` computes to.
export function parse(text) {
  const numbers = text.match(/[\d.]+(e-?\d+)?/g)?.map(Number) ?? [];
  const [r, g, b, a = 1] = numbers;
  if (text.startsWith("color(srgb")) return [r * 255, g * 255, b * 255, a];
  if (!text.startsWith("rgb")) throw new Error(`not a colour this test can read: ${text}`);
  return [r, g, b, a];
}

/// A colour laid over an opaque one.
export const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];

function luminance([r, g, b]) {
  const [x, y, z] = [r, g, b].map(part => part / 255).map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
}

/// The ratio of two colours as the browser computed them.
export function contrast(one, other) {
  const [a, b] = [luminance(parse(one)), luminance(parse(other))].sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}
