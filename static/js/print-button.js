// A button that prints the page. Without scripts it would do nothing, so it is hidden until this runs.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false
  button.addEventListener("click", () => window.print())
}
