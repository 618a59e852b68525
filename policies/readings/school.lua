-- readings/school.lua - how the school base reads the sentences that the schools share.
--
-- The ids are those of the register of readings in docs. A reading with a single option has no
-- alternative that anybody named; it is declared so that a rule which rests on it can say so
-- ("both_heard/R70"). A school keeps the text and cites its own clause.
local function reading(cites, choice, zh, en)
  return { cites = cites, choice = choice, options = { choice }, zh = zh, en = en }
end

return {
  R11 = reading({ "kinds", "investigate", "tell" }, "no_due_time",
    "“及时”“迅速”“立即”是没有期限的义务：显示已过多久，不算逾期；学校可以自定期限。",
    "“Promptly” and the like make a duty without a due time: its age is shown, it is never overdue; a "
      .. "school may set a number."),
  R25 = reading("record", "no_period",
    "没有规定保存期限，所以不设期限。",
    "No retention period is stated, so there is none."),
  R28 = reading("leaders", "named_per_case",
    "相关领导是被投诉部门的负责人，逐案指定，被投诉人自己不能担任。",
    "The leader concerned is whoever answers for the department complained of, named for each case; "
      .. "never the person complained of."),
  R36 = reading("recusal", "takes_no_part",
    "任何人都不得改动记录；涉及本人的，不得记录、调查、认定或决定；查阅自己的记录不在禁止之列。",
    "Nobody alters any record; whom a complaint concerns does not record, investigate, find or decide. "
      .. "Reading one's own record is not forbidden."),
  R37 = reading("kinds", "everybody",
    "家长和学生可以投诉；其他人记为“其他”；匿名的也受理，不知道的项目记为不详。",
    "Parents and students complain; anybody else is recorded as “other”; anonymous complaints are "
      .. "taken, unknown particulars recorded as unknown."),
  R52 = reading("sanction", "closed",
    "只限列明的处分，学校可依本校规章增加。",
    "Closed to those named; an institution may add from its bylaw."),
  R53 = reading("sanction", "no_order",
    "不分轻重次序，可以并用，情节轻重是须记录的理由。",
    "There is no order of severity, several may be combined, and gravity is a recorded reason."),
  R54 = reading("sanction", "one_with_variants",
    "赔(罚)款、辞职和引咎辞职各为一项，另注明是哪一种。",
    "Compensation or fine is one sanction, and so is resignation with or without taking the blame; the "
      .. "variant is recorded."),
  R55 = reading({ "fault", "sanction" }, "no_sanctions",
    "道歉和改进措施不是处分，不必经校委会；逐项认定，只有属实的事项才可处分。",
    "Apology and measures are no sanctions and need no committee; findings are made for each "
      .. "allegation, and only true ones carry sanctions."),
  R60 = reading("forms", "the_receiver_judges",
    "各形式的表格按原文；“视情况”由受理人决定，填或不填都写明理由，不作为前置条件。",
    "The forms of each channel are as the text has them; “as the circumstances require” is the receiver's "
      .. "yes or no, with a reason, and gates nothing."),
  R61 = reading({ "forms", "particulars" }, "four_particulars",
    "四个项目写在投诉记录表上；投诉人、电话、被投诉人不知道的记为不详，事由以来件所述为准，总是知道的；投诉受理记录表的"
      .. "项目没有写明，不自行编造。",
    "The four particulars stand on the complaint record form; who complains, the telephone and of whom "
      .. "may be unknown, the matter is what was said and always known; the acceptance form's fields are "
      .. "not named and none are invented."),
  R62 = reading("kinds", "record_arrange_answer",
    "建议和咨询：详细记录、安排处理、答复、了结；可以转为投诉。",
    "Suggestions and enquiries are recorded in detail, arranged, answered and laid to rest; they may be "
      .. "turned into a complaint."),
  R65 = reading({ "reply", "tell" }, "other_medium_with_reason",
    "不能电话告知的，说明理由用其他方式；联系不上或匿名的，记录原因后免除告知，否则不能结案。",
    "Without a telephone another medium is used, with a reason. Where the complainant is unreachable or "
      .. "anonymous, the recorded reason lifts the duty; otherwise the case cannot rest."),
  R67 = reading("cause", "receiving_office",
    "当场解决的由受理部门了结：不得处分，仍须记录、统计、答复；其他的一律上报。",
    "What is settled at once is closed by the receiving office: no sanction is possible, and it is still "
      .. "recorded, counted and answered. Everything else goes up."),
  R70 = reading("both_heard", "opportunity",
    "给了陈述机会就算听取；匿名的，来信即是陈述；都在认定之前。",
    "An opportunity given counts as heard; an anonymous letter is its writer's hearing; both come before "
      .. "the finding."),
  R71 = reading("cause", "obstacle_and_cause",
    "解释包括为什么不能当场解决，以及事情的原因。",
    "The explanation says why the matter cannot be settled at once, and its cause."),
  R72 = reading("fault", "complainant_and_student",
    "由学校或本人道歉，对投诉人（和受影响的学生），形式不限，须有记录。",
    "The school or the person apologises, to the complainant (and to the student affected), in any form, "
      .. "recorded."),
  R73 = reading("fault", "decided_and_done",
    "至少一项措施，结案前既已决定也已落实。",
    "At least one measure, decided and done before the case rests."),
  R74 = reading("tell", "always",
    "结果总要告知，不论是否要求答复。",
    "The result is always told, whether or not anybody asks for it."),
  R75 = reading("fault", "faults_found",
    "纠正，指纠正查出的过错。",
    "What is corrected is the faults found."),
}
