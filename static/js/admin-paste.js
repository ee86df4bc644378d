// What is pasted from another program into a text editor is tidied by the server, by the very rules of what is saved: structure
// stays, looks and notes of the program go. Without an answer, the plain words are pasted.

const settings = document.getElementById("pasting")

// What can be large and is never kept: styles, pictures written into the text, Word's notes to itself.
const BALLAST = [/<style[\s>][^]*?<\/style>/gi, /<!--\[if gte [^]*?<!\[endif\]-->/gi, /\ssrc=(?:"data:[^"]*"|'data:[^']*')/gi]

async function tidied(html, isDocument) {
  const sent = new FormData()
  sent.append("html", BALLAST.reduce((text, pattern) => text.replace(pattern, ""), html))
  sent.append("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value)
  if (isDocument) sent.append("document", "1")
  const response = await fetch(settings.dataset.url, { method: "POST", body: sent, redirect: "error" })
  if (!response.ok) throw new Error(response.statusText)
  return (await response.json()).html
}

function watch(editor) {
  editor.on(
    "paste",
    (event) => {
      const { dataTransfer } = event.data
      if (dataTransfer.getTransferType(editor) !== window.CKEDITOR.DATA_TRANSFER_EXTERNAL) return
      const html = dataTransfer.getData("text/html", true)
      if (!html) return
      event.cancel()
      const words = dataTransfer.getData("text/plain")
      const places = editor.getSelection()?.createBookmarks2(true)
      const insert = (put) => {
        if (editor.status !== "ready") return
        editor.focus()
        if (places) editor.getSelection().selectBookmarks(places)
        put()
      }
      tidied(html, "document" in editor.element.$.dataset).then(
        (clean) => insert(() => editor.insertHtml(clean)),
        () => insert(() => editor.insertText(words)),
      )
    },
    null,
    null,
    1,
  )
}

if (settings) {
  window.CKEDITOR?.on("instanceReady", ({ editor }) => watch(editor))
  Object.values(window.CKEDITOR?.instances ?? {}).forEach((editor) => editor.status === "ready" && watch(editor))
}
