// Where a browser forbids pages to keep anything, even asking for its storage is an error, and the editor of blocks would not
// start. Something that lasts as long as the page takes its place, and says that it keeps nothing.

for (const name of ["localStorage", "sessionStorage"]) {
  try {
    window[name].getItem("")
  } catch {
    const texts = new Map()
    const value = {
      keepsNothing: true,
      getItem: (key) => texts.get(key) ?? null,
      setItem: (key, text) => texts.set(key, String(text)),
      removeItem: (key) => texts.delete(key),
    }
    Object.defineProperty(window, name, { value })
  }
}
