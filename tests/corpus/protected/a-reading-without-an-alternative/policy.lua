-- The limit for suggestions too.
return extend(require "school.boxing", {
  regulation = "ours",
  id = "test.ours",
  version = "1.0.0",
  readings = { R8 = { choice = "everything" } },
})
