// A page on the standard input → what Readability, the reader view of Firefox, makes of it, as JSON.
const { Readability } = require("@mozilla/readability");
const { JSDOM } = require("jsdom");

const page = require("node:fs").readFileSync(0, "utf8");
const { document } = new JSDOM(page, { url: process.argv[2] }).window;
const found = new Readability(document).parse() ?? {};
const text = new JSDOM(`<body>${found.content ?? ""}`).window.document.body;
// Words of two blocks must not run together.
for (const block of text.querySelectorAll("h1,h2,h3,h4,p,li,dt,dd,td,th,time,div")) block.append("\n");
console.log(
  JSON.stringify({
    title: found.title ?? "",
    author: found.byline ?? "",
    date: found.publishedTime ?? "",
    text: text.textContent,
  }),
);
