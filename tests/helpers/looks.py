"""A page in a browser → how it looks: where its parts lie, and how its words stand out."""

from __future__ import annotations

from playwright.sync_api import Page

Box = dict[str, float]

TOP = ":is(body > header, body > nav)"
"""The head of every page: the name, the other language, the ways through the site."""

# WCAG 2.2, 1.4.3: 4.5 to 1, for large text 3 to 1; transparent layers are none of this site's.
CONTRAST = """() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = numbers(colour).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const alpha = (colour) => numbers(colour)[3] ?? 1;
  const found = [];
  let seen = 0;
  for (const element of document.body.querySelectorAll("*")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    let behind = element;
    while (behind && alpha(getComputedStyle(behind).backgroundColor) === 0) {
      behind = behind.parentElement;
    }
    const paper = behind ? getComputedStyle(behind).backgroundColor : "rgb(255, 255, 255)";
    const [low, high] = [luminance(style.color), luminance(paper)].sort((a, b) => a - b);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const ratio = (high + 0.05) / (low + 0.05);
    seen += 1;
    if (ratio < (large ? 3 : 4.5) || alpha(style.color) < 1 || alpha(paper) < 1) {
      found.push(`contrast ${ratio.toFixed(2)}: ${element.tagName}.${element.className}`);
    }
  }
  return seen ? [...new Set(found)] : ["no text"];
}"""
"""JavaScript that lists the elements whose words are too pale for what is behind them."""


def box_of(page: Page, selector: str) -> Box:
    """Return where the first element of a selector lies."""
    box = page.locator(selector).first.bounding_box()
    assert box is not None, f"{selector} is not shown"
    return {
        "left": box["x"],
        "right": box["x"] + box["width"],
        "top": box["y"],
        "bottom": box["y"] + box["height"],
    }
