-- A school that reads the text otherwise.
return extend(require "school.jinzhuan", {
  regulation = "ours",
  id = "test.ours",
  version = "1.0.0",
  readings = { R12 = { choice = "working" } },
})
