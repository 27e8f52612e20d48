// What a page does beyond showing: it follows the grid, and copies hashes. Without scripts everything else still works.
import { start } from './live.js';

document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copy]');
  if (button === null) {
    return;
  }

  const said = button.textContent;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.textCopied;
    setTimeout(() => { button.textContent = said; }, 1_500);
  } catch {
    // Only a trusted address may use the clipboard; elsewhere the text is selected for the reader to copy.
    getSelection().selectAllChildren(button.previousElementSibling);
  }
});

start();
