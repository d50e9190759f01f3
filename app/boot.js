// Wakes the islands that the server rendered. Leptos' own starter is an inline script; this is a file, as the content
// security policy asks. Our islands never stand inside each other, so one pass over the page is enough.
import start, * as islands from './perehdy.js';

document.documentElement.classList.add('js');
try {
  await start();
} catch (error) {
  // Leaving a page breaks the loading off, which is no fault. A page that is still there after a second says what was.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  throw error;
}
islands.hydrate();
for (const element of document.querySelectorAll('leptos-island')) {
  const wake = islands[element.dataset.component];
  if (wake) {
    wake(element);
  } else {
    console.error(`Could not find WASM function for the island ${element.dataset.component}.`);
  }
}
