-- school/jinzhuan.lua - 金砖实验学校: 家长及学生投诉处理制度, as far as its text survives.
--
-- The text ends with 4.3.1 and a signature. Read this beside clauses/jinzhuan.lua: what cites
-- `boxing:...` or `school:...` is inherited and not said by this school (R57): the process, 7.1 to 7.3,
-- the seven working days. The offences and sanctions of boxing that this text does not name are gone.
--
-- `complaint check` warns that `impose` has no sanction to impose. That is so until the school declares
-- some. The action stays, protected as it is: what is declared then is imposed only after the finding,
-- the reports and the opinion.

local forms = require "school.forms" -- clause 3
local boxing, offences = require "school.boxing", require "school.offences"
local manner, patience = "2.3", { "2.3", "boxing:7.1" } -- heeded wherever people are spoken with

-- The seven clauses of 4 that survive, and none of the others.
local surviving = extend({}, offences)
for name in pairs(boxing.offences) do
  surviving[name] = offences[name] or remove
end

local conversation = { actions = extend(forms.conversation, { answer = { heeds = patience } }) }

-- A conduct that is none of the seven may be complained of as well: no text refuses a complaint, and
-- every one is looked into (boxing:7.2). It is set down in words, without an offence.
local complaint = {
  actions = extend(forms.complaint, {
    allege = {
      needs = { "against", "conduct" },
      asks = { "offence", "conduct_on", "student", "student_affected" }, heeds = "4.0",
      cites = { "boxing:5.0", "4.0/R43", "4.0/R50" },
    },
    find = { asks = "consequences" },
    rate = { cites = { "2.2", "2.2/R76" } },

    reply = { heeds = patience },
    investigate = { heeds = { manner, "boxing:5.2" } },
    tell_progress = { heeds = patience },
    hear_complainant = { heeds = patience },
    hear_respondent = { heeds = manner },
    explain_cause = { heeds = patience },
    tell_result = { heeds = patience },
    answer = { heeds = patience },
  }),
}

complaint.actions.impose = {
  asks = remove, -- variants and amounts of sanctions that are not named
  cites = { "4.0/R57", "boxing:6.0", "boxing:6.0/R33", "boxing:6.0/R52", "boxing:6.0/R55" },
}

local office_of_the_school = {
  actions = extend(forms.office, {
    report_week = {
      needs = {
        "received", "resting", "pending",
        { "may_be_satisfaction", "may_be_lost_hope", when = { received = 0 }, cites = "2.1" },
      },
    },
  }),
}

return extend(boxing, {
  regulation = "jinzhuan",
  id = "cn.school.jinzhuan",
  version = "1.0.0",
  title = {
    zh = "金砖实验学校家长及学生投诉处理制度",
    en = "Jinzhuan Experimental School: complaints of parents and students",
  },
  clauses = require "clauses.jinzhuan",
  readings = require "readings.jinzhuan",

  in_force = { from = "2014-09-06" },
  upholds = {
    in_force = { cites = { "date", "date/R26" } },
    silence = { cites = "2.1" },
  },
  quality = { cites = { "2.2", "2.2/R76" } },
  reports = { weekly = { cites = { "2.1", "boxing:5.6" } } },

  roles = {
    principal_office = { cites = { "3.0/R35", "boxing:5.0", "boxing:5.0/R27" } },
    supervision_office = { cites = "3.1/R27" },
    rater = { cites = "2.2/R76" },
  },

  facts = {
    channel = { cites = "3.0" },
    consequences = {
      values = { "adverse", "injury", "safety_accident" },
      labels = {
        left_without_permission = remove, reputation_harmed = remove, stayed_out_overnight = remove,
      },
    },
    article = { zh = "所依据的本校条文", en = "article of the school's rules" },
    failings = remove,
    on_duty = remove,
    variant = remove,
    amount = remove,
  },

  offences = surviving,
  sanctions = menu {},

  processes = {
    complaint = complaint,
    suggestion = conversation,
    enquiry = conversation,
    office = office_of_the_school,
  },
})
