// Names for the cells of an inline table, which Django labels by the heading of their column only for those who see it.

function name(table) {
  const headings = [...table.querySelectorAll(":scope > thead th")]
  for (const heading of headings) {
    if (heading.textContent.trim()) continue
    const words = Object.assign(document.createElement("span"), { className: "visually-hidden", textContent: "Row" })
    heading.append(words)
  }
  const rows = [...table.querySelectorAll(":scope > tbody > tr.form-row:not(.empty-form)")]
  rows.forEach((row, index) => {
    for (const field of row.querySelectorAll(":is(input:not([type=hidden]), select, textarea)")) {
      const heading = headings[[...row.children].indexOf(field.closest("td"))]
      if (!field.labels.length && heading) field.setAttribute("aria-label", `${headingOf(heading)}, row ${index + 1}`)
    }
  })
}

const headingOf = (heading) => heading.textContent.trim().replace(/\?$/, "")

const nameAll = () => document.querySelectorAll(".inline-related.tabular table").forEach(name)

nameAll()
document.addEventListener("formset:added", nameAll)
document.addEventListener("formset:removed", () => setTimeout(nameAll))
