// <section data-kept-here hidden> on the look-up page: the receipts this browser has kept, to look up or to forget.
import { forgetAll, forgetReceipt, remembered } from "./asker-kept.js";

export function attachKept(root) {
  const part = root.querySelector("[data-kept-here]");
  if (!part) return;
  part.querySelector("[data-forget-all]").addEventListener("click", () => {
    forgetAll();
    show(part);
    part.previousElementSibling?.querySelector("input:not([type=hidden])")?.focus();
  });
  show(part);
}

function show(part) {
  const { receipts } = remembered();
  part.hidden = receipts.length === 0;
  part.querySelector("ul").replaceChildren(...receipts.map((receipt) => entry(part, receipt)));
}

function entry(part, receipt) {
  const item = part.querySelector("template").content.firstElementChild.cloneNode(true);
  item.querySelector("[data-kept-number]").textContent = receipt.number;
  item.querySelector("[data-kept-title]").textContent = receipt.title ?? "";
  const time = item.querySelector("time");
  time.dateTime = new Date(receipt.at).toISOString();
  time.textContent = new Date(receipt.at).toLocaleDateString(document.documentElement.lang, { dateStyle: "medium" });
  const form = item.querySelector("form");
  form.elements.number.value = receipt.number;
  form.elements.code.value = receipt.code;
  item.querySelector("[data-forget]").addEventListener("click", () => {
    forgetReceipt(receipt.number);
    show(part);
  });
  return item;
}
