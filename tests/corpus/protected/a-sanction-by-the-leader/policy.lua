-- The leader may impose sanctions too.
return extend(require "school.boxing", {
  regulation = "ours",
  id = "test.ours",
  version = "1.0.0",
  processes = { complaint = { actions = {
    impose = { by = { "committee", "leader" } },
  } } },
})
