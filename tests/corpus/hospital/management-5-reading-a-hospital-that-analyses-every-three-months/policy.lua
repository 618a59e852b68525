-- A hospital that analyses its complaints at least every three months.
return extend(require "hospital.registration", {
  regulation = "ours",
  id = "test.ours",
  version = "1.0.0",
  processes = { office = { actions = {
    analyse = { owed = { in_force = { within = months(3) }, analyse = { within = months(3) } } },
  } } },
})
