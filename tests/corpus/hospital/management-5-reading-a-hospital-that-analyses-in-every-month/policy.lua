-- A hospital that analyses its complaints in every month.
return extend(require "hospital.registration", {
  regulation = "ours",
  id = "test.ours",
  version = "1.0.0",
  processes = { office = { actions = {
    analyse = { owed = { month = {} } },
  } } },
})
