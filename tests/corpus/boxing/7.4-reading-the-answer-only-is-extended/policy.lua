-- A school that reads the text otherwise.
return extend(require "school.boxing", {
  regulation = "ours",
  id = "test.ours",
  version = "1.0.0",
  readings = { R3 = { choice = "answer" } },
})
