/** The short texts of the index in which the numbers of editions stand, read. */
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));

/** Give each edition of a list at least the weight it has there, counted from 1. */
function addPostings(text, weights) {
  let number = -1;
  let value = 0;
  for (const digit of text) {
    const digitValue = VALUES.get(digit);
    value = value * 32 + (digitValue & 31);
    if (digitValue < 32) {
      number += value >> 2;
      weights[number] = Math.max(weights[number], (value & 3) + 1);
      value = 0;
    }
  }
}
