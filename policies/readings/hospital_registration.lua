-- readings/hospital_registration.lua - how 医疗投诉登记处理程序 is read where it can be read in more than one
-- way. What the other two texts have already worded is only tied to clauses here.
local function reading(cites, choice, zh, en)
  return { cites = cites, choice = choice, options = { choice }, zh = zh, en = en }
end

return {
  -- how time is counted
  R14 = { cites = { "hospital-general:1", "3" } },
  R16 = reading("3", "handed_over_to_received",
    "自转交记录之日起，至医务科收到定性结果为止。",
    "From when the record was handed over to when medical affairs has the result."),
  R17 = { cites = { "hospital-general:1", "hospital-management:3", "5" } },
  R18 = reading("5", "from_reception",
    "一周自受理之日起算。",
    "The week runs from reception."),
  R19 = { cites = { "hospital-general:1", "hospital-management:3", "5" } },
  R20 = { cites = { "hospital-management:3", "5" } },
  R40 = { cites = { "hospital-management:1", "1" } },
  R41 = { cites = { "hospital-general:1", "3" } },
  R42 = reading("6", "the_staff_member",
    "当事人是所涉的医务人员。",
    "The person concerned is the staff member whom the complaint is about."),
  R65 = { cites = { "hospital-general:1", "hospital-general:2", "5" } },
  R93 = { cites = { "hospital-management:1", "hospital-management:3", "1" } },
  R94 = reading("4", "the_leaders_prevail",
    "科室的定性结果与院领导的定性结论不一致的，以院领导的为准。",
    "Where the department's result and the leaders' conclusion differ, the leaders' prevails."),
  R95 = reading("5", "patient_or_family",
    "不同意，指患者或家属不同意。",
    "The disagreement is the patient's or the family's."),
  R96 = reading("5", "in_the_same_event_or_when_voiced",
    "当场不同意的，在告知处理意见的同时告知其他途径；过后才表示不同意的，在表示时告知。",
    "Whoever disagrees at once is told the other ways with the opinion; whoever disagrees later, when it is "
      .. "voiced."),
  R97 = { cites = { "hospital-general:2", "5" } },
  R98 = { cites = { "hospital-general:1", "hospital-general:2", "5" } },
}
