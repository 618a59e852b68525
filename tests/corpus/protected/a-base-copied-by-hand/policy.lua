-- No `extend`: a copy of the base, in which nothing leads back to it.
local ours = {}
for key, value in pairs(require "school.boxing") do ours[key] = value end
ours.id = "test.ours"
ours.processes.complaint.actions.impose.after = { "find", "give_opinion" }
return ours
