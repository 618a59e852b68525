-- school/forms.lua - clause 3 that 博兴县实验中学 and 金砖实验学校 word alike: the four forms in which a
-- complaint comes, who takes it, what is recorded on which form.
--
-- The clauses are numbered alike in both, so that a school which takes these actions cites its own
-- 3.0 to 3.4. What only boxing's text says, the process of 5 and of 7, is cited with its name.
local supervision, office = "supervision_office", "principal_office"

-- One entry for each form.
local function for_each_form(entry)
  local entries = {}
  for i, form in ipairs { "telephone", "visit", "letter", "box" } do
    entries[i] = entry(form, "3." .. i)
  end
  return entries
end

-- Calls are the supervision office's, everything else is the principal's office's.
local receiver = for_each_form(function(form, clause)
  local who = form == "telephone" and supervision or office
  return { who, when = { channel = form }, cites = { clause, clause .. "/R27" } }
end)

-- The particulars of the complaint record form, and what else a record says.
local particulars = for_each_form(function(form, clause)
  local entry = { "name", "phone", "against", "matter" }
  entry.when, entry.cites = { channel = form }, { clause, clause .. "/R61" }
  return entry
end)
local kind = { "complainant_kind", cites = "boxing:5.1/R37" }
local nameless = { "anonymous_why", when = { stance = "anonymous" }, cites = "boxing:5.4/R65" }
particulars[#particulars + 1] = kind
particulars[#particulars + 1] = nameless

-- Why the acceptance form is filled in or left out; after a visit there is no choice (R60).
local form_reason = {
  { "form_reason", when = { channel = "telephone" }, cites = "3.1/R60" },
  { "form_reason", when = { channel = "letter" }, cites = "3.3/R60" },
  { "form_reason", when = { channel = "box" }, cites = "3.4/R60" },
}

local heeds = { "2.1", "2.3", "3.1", "3.2" }

return {
  -- a suggestion, an enquiry
  conversation = {
    receive = { by = receiver, heeds = heeds, cites = { "3.0", "boxing:5.1" } },
    record = {
      by = receiver, needs = { "name", "phone", "matter", kind, nameless },
      cites = { "boxing:5.1", "boxing:5.1/R62" },
    },
  },

  complaint = {
    receive = {
      by = receiver, heeds = heeds, cites = { "3.0", "boxing:5.0", "boxing:5.1" },
    },
    record = {
      by = receiver, needs = particulars, heeds = { "2.3", "3.1", "3.2" },
      owed = {
        receive = for_each_form(function(form, clause)
          return { when = { channel = form }, cites = { clause, clause .. "/R11" } }
        end),
      },
      cites = { "boxing:5.1", "boxing:5.5" },
    },
    fill_acceptance_form = {
      by = receiver,
      owed = {
        record = for_each_form(function(form, clause)
          return { when = { channel = form }, cites = form == "visit" and clause or clause .. "/R60" }
        end),
      },
      needs = form_reason,
      cites = { "3.1", "3.2", "3.3", "3.4" },
    },
    waive_acceptance_form = {
      by = receiver, unless = { channel = "visit" }, needs = form_reason,
      cites = { "3.1/R60", "3.2", "3.3/R60", "3.4/R60" },
    },
    settle_at_once = { by = receiver, cites = { "boxing:7.3", "boxing:7.3/R67", "boxing:7.4/R2" } },
  },

  office = {
    open_box = {
      zh = "开启投诉箱", en = "open the complaint box",
      by = office, needs = "collected",
      owed = {
        day = {
          { calendar = "every", when = { R12 = "every" } },
          { calendar = "working", when = { R12 = "working" } },
          { calendar = "school", when = { R12 = "school" } },
        },
      },
      cites = { "3.4", "3.4/R12" },
    },
  },
}
