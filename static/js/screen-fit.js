// Large type that always fits: the length of a text chooses a step, measuring goes on from there.
const STEPS = [24, 48, 90, 160, 300]; // full letters, as interaction/queries/screen.py has them
const SMALLEST = 6;

/** The step a text begins with: 1 for a short one, 6 for a long one; Latin letters count half. */
export function sizeOf(text) {
  let letters = 0;
  for (const letter of text) letters += letter.codePointAt(0) > 0x2e7f ? 1 : 0.5;
  return 1 + STEPS.filter((most) => letters > most).length;
}

/** Makes the answers, then the question, smaller until the stage holds them; says so where even the smallest is cut. */
export function fit(stage, now, cut) {
  cut.hidden = true;
  if (now.hidden || matchMedia("(max-width: 48rem)").matches) return;
  const [question, answers] = [now.querySelector(".big-question"), now.querySelector(".big-answers")];
  const isTooHigh = () => answers.scrollHeight > answers.clientHeight + 1 || now.scrollHeight > now.clientHeight + 1
    || stage.scrollHeight > stage.clientHeight + 1;
  while (isTooHigh() && (smaller(answers) || smaller(question)));
  cut.hidden = !isTooHigh();
}

function smaller(node) {
  const step = Number(/fit-(\d)/.exec(node.className)[1]);
  if (step === SMALLEST || !node.textContent.trim()) return false;
  node.classList.replace(`fit-${step}`, `fit-${step + 1}`);
  return true;
}
