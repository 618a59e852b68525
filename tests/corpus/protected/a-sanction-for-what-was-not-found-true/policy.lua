-- The committee may punish whatever was found.
return extend(require "school.boxing", {
  regulation = "ours",
  id = "test.ours",
  version = "1.0.0",
  processes = { complaint = { actions = { impose = { when = remove } } } },
})
