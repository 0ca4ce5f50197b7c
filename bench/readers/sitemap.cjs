/** A sitemap on standard input → its entries as JSON, as a program that reads sitemaps has them. */
const { XMLToSitemapItemStream } = require("sitemap");

const items = [];
process.stdin
  .pipe(new XMLToSitemapItemStream({ level: "throw" }))
  .on("data", ({ url, lastmod, links }) => items.push({ url, lastmod: lastmod ?? "", links }))
  .on("end", () => process.stdout.write(JSON.stringify(items)))
  .on("error", (error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
