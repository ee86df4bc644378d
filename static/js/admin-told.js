// What came of the last action, for those who do not see the whole page: it takes the focus, and a refusal begins the title.
// What a form refused (admin-errors.js) comes first.

const told = document.getElementById("told")

if (told && !document.querySelector(".errornote")) {
  if (told.querySelector("li.error") && !document.title.startsWith("Error:")) document.title = `Error: ${document.title}`
  if (document.activeElement === document.body && !location.hash) told.focus()
}
