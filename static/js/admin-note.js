// A typed note is not lost on the way to another page. The buttons of its form send it along; of whatever else leads away, the
// browser asks first.

const note = document.getElementById("id_note")
let sending = false

note?.form.addEventListener("submit", () => (sending = true))
addEventListener("pageshow", () => (sending = false))
addEventListener("beforeunload", (event) => {
  if (!sending && note?.value.trim()) event.preventDefault()
})
