-- readings/boxing.lua - how 博兴县实验中学's text is read where it can be read in more than one way.
--
-- Five of these can be chosen otherwise (R3, R4, R12, R44, R57): a child policy sets `choice`. The others
-- have one option. Those that the school base has already worded are only tied to their clauses here.
local function reading(cites, choice, zh, en)
  return { cites = cites, choice = choice, options = { choice }, zh = zh, en = en }
end

return {
  -- 7.4, the seven working days
  R1 = reading("7.4", "from_receipt",
    "期限自收到之日起算（来电来访为记录时，投诉箱为开箱时，来信为送达时），不自受理起算。",
    "The limit runs from receipt (recorded; box: opened; letter: arrived), not from acceptance."),
  R2 = reading("7.4", "to_handling_opinion",
    "期限止于处理意见（校委会作出，或当场解决）；告知是另一项义务。",
    "It ends with the handling opinion (of the committee, or settlement at once); telling is a duty of its own."),
  R3 = {
    cites = "7.4", choice = "both",
    options = {
      { id = "both", zh = "处理和答复都延长", en = "handling and answer" },
      { id = "answer", zh = "只延长答复", en = "the answer only" },
    },
    zh = "延长的是什么。", en = "What an extension moves.",
  },
  R4 = {
    cites = "7.4", choice = "condition",
    options = {
      { id = "condition", zh = "说明情况是延长的条件", en = "explaining is a condition" },
      { id = "duty", zh = "批准即延长，说明情况是义务", en = "approval extends, explaining is a duty" },
    },
    zh = "作为条件时，原期限届满前既经批准又已说明才算延长，否则原期限不变。",
    en = "As a condition: approved and explained before the old due time, else the old one stands.",
  },
  R5 = reading("7.4", "named_date",
    "批准人指定日期，没有上限；每次延长都要单独批准和说明；事后批准不能补救。",
    "The approver names a date; there is no cap; each extension takes its own approval and explanation; a "
      .. "late approval cures nothing."),
  R6 = reading("7.4", "leader_decides",
    "是否特别复杂由主管领导以批准的方式决定，须记录理由。",
    "Whether a matter is especially complex is decided by the leader in charge, by approving, with a recorded reason."),
  R7 = reading("7.4", "in_remit_unless_said",
    "对教职工的投诉都在职权范围内，除非以事件说明不在并写明理由和移交对象；此后不计七日，但7.3仍然适用。",
    "All complaints about staff are in the office's remit unless an event says not, with reason and "
      .. "addressee; then no seven days run, but 7.3 holds."),
  R8 = reading("7.4", "complaints_only",
    "期限不适用于建议和咨询。",
    "The limit is not for suggestions and enquiries."),
  R9 = reading("7.4", "national_working_days",
    "按国家工作日计算，包括调休上班日；学校假期不停止计算。",
    "National working days with their make-up days; school holidays do not stop it."),

  -- standing duties
  R12 = {
    cites = "3.4", choice = "every",
    options = {
      { id = "every", zh = "每个日历日", en = "every calendar day" },
      { id = "working", zh = "每个工作日", en = "every working day" },
      { id = "school", zh = "每个上学日", en = "every school day" },
    },
    zh = "“每天”指哪些天。", en = "Which days “every day” means.",
  },
  R13 = reading("5.6", "monday_to_sunday",
    "一周为当地星期一至星期日；每周一报，没有投诉也要报。",
    "A week is Monday to Sunday, local time; one report in each, with zero complaints too."),
  R26 = reading("8", "unknown",
    "施行日期不详，留空（上传于2019-05-15，只说明不晚于此日）。",
    "The day of issue is unknown and left open (the upload of 2019-05-15 is an upper bound only)."),

  -- who
  R27 = reading({ "3.0", "3.1", "3.2", "3.3", "3.4", "5.0", "5.6", "6.0", "7.4" }, "two_roles",
    "专门部门与信息督察室是两个角色，可由一人兼任。电话、查证、书面报告、统计、周报归信息督察室，七日期限由其督办，"
      .. "处理意见仍由校委会作出（R2）；来访、来信、投诉箱归校长办公室；5.1至5.4没有写明的，两者均可。",
    "The specialised department and the information supervision office are two roles, which one person "
      .. "may hold. Telephone, verification, written report, statistics and weekly report are the "
      .. "supervision office's; it watches the seven days, while the opinion that ends them is the "
      .. "committee's (R2); visit, letter and box are the principal's office's; where 5.1 to 5.4 name "
      .. "nobody, either."),
  R28 = { cites = { "5.2", "5.4", "6.0" } },
  R29 = reading("7.4", "a_role_of_its_own",
    "主管领导是单独的角色，可以是同一个人。",
    "The leader in charge is a role of its own; it may be the same person."),
  R30 = reading("5.5", "read_only",
    "上级领导只有查阅的权利；只有下面再没有可以回避替代的机构时才代行。",
    "Superiors have a right to read only; they act in place of an office only where that office is itself "
      .. "complained of and nobody below is left."),
  R33 = reading({ "5.4", "6.0" }, "one_sitting",
    "处理意见和处分可以在同一次会议作出；处分另须查证和书面报告。",
    "One sitting may make the opinion and decide sanctions; sanctions also need verification and written report."),
  R36 = { cites = "5.5" },
  R37 = { cites = { "5.1", "7.2" } },

  -- offences
  R43 = reading({ "4.0", "4.5" }, "gates_other_only",
    "“在履行职责过程中”只限定4.5，不限定列明的各项。",
    "“In performing duties” is a condition of 4.5 only, not of the offences that are listed."),
  R44 = {
    cites = "4.3.1", choice = "whole_sentence",
    options = {
      { id = "whole_sentence", zh = "整句都要有不良后果", en = "the consequence binds the whole sentence" },
      { id = "insult_only", zh = "只有侮辱人格要有不良后果", en = "it binds the insult only" },
    },
    zh = "“造成不良后果”限定哪些行为。", en = "What “with adverse consequences” is a condition of.",
  },
  R45 = reading("4.3.3", "two_offences",
    "工作日中午饮酒与酒后进课堂是两项。",
    "Drinking at noon and entering class after drinking are two offences."),
  R46 = reading("4.3.9", "three_alternatives",
    "三项择一，“校外”只限定前两项。",
    "Three alternatives; “off campus” is a condition of the first two."),
  R47 = reading("4.4.1", "either",
    "两项择一，各自都要有不良后果。",
    "Either of the two, each with its consequences."),
  R48 = reading("4.4.5", "both_failings_one_result",
    "两种失职同时具备，加上任一后果。",
    "Both failings together, and any one of the results."),
  R49 = reading({ "4.4.1", "4.4.2", "4.4.3", "4.4.4", "4.4.5" }, "consequence_is_the_accident",
    "各项写明的后果就是标题所说的教育事故。",
    "The consequence that each item names is the educational accident of the heading."),
  R50 = reading("4.0", "one_for_each_allegation",
    "竞合时由经办人为每一投诉事项选定一项。",
    "Where offences overlap, the handler picks one for each allegation."),
  R51 = reading({ "4.5", "6.0" }, "article_cited",
    "每一处分都要引用6.0所指条例的条文，4.5的也一样；否则只有道歉、纠正和措施。",
    "Every sanction cites an article of the bylaw named in 6.0, one for 4.5 as well; otherwise there are "
      .. "apology, correction and measure."),

  -- sanctions and remedies
  R52 = { cites = "6.0" },
  R53 = { cites = "6.0" },
  R54 = { cites = { "6.4", "6.7" } },
  R55 = { cites = { "6.0", "7.2" } },
  R57 = {
    cites = { "5.4", "6.0" }, choice = "declared",
    options = {
      { id = "declared", zh = "学校规定了处分", en = "the school names sanctions" },
      { id = "none", zh = "学校没有规定处分", en = "the school names none" },
    },
    zh = "属实的事项是否须对处分作出决定：规定了处分的须决定，没有规定的无可决定。",
    en = "Whether a decision on sanctions is owed for what was found true: where there are sanctions it "
      .. "is, where none are named there is nothing to decide.",
  },

  -- forms and course
  R11 = { cites = { "3.1", "3.2", "3.3", "3.4", "5.1", "5.3", "5.4", "5.6", "7.2", "7.3", "7.4" } },
  R25 = { cites = "5.5" },
  R60 = { cites = { "3.1", "3.3", "3.4" } },
  R61 = { cites = { "3.1", "3.2", "3.3", "3.4" } },
  R62 = { cites = "5.1" },
  R63 = reading({ "5.2", "5.3" }, "accept_inform_reply_report",
    "先受理建档；结果之前告知领导；初步答复在受理之后、结果上报之前；没有期限。",
    "Accept and file first; leaders are informed before a result; the preliminary reply comes after "
      .. "acceptance and before the result goes up; no due time."),
  R65 = { cites = { "5.3", "5.4", "7.4" } },
  R66 = reading("5.4", "result_with_proposal",
    "处理结果即调查结果连同处理建议。",
    "The result is the investigation result with a proposal."),
  R67 = { cites = "7.3" },
  R68 = reading({ "5.4", "7.3" }, "objective",
    "“圆满解决”按客观标准：每一事项有认定，有处理意见，有过错的已道歉、纠正、落实措施，处分已有决定，结果已告知，"
      .. "没有未了的义务；投诉人的态度记录在案，但没有否决权。",
    "“Satisfactorily resolved” is objective: each allegation has a finding; the opinion is made; apology, "
      .. "correction and measure are done where there was fault; sanctions are decided; the result is "
      .. "told; no duty is open. The complainant's view is recorded and is no veto."),
  R70 = { cites = "7.3" },
  R71 = { cites = "7.3" },
  R72 = { cites = "7.2" },
  R73 = { cites = "7.2" },
  R74 = {
    cites = { "7.2", "7.4" },
    zh = "结果总要告知；要求答复的，另外及时答复。",
    en = "The result is always told; a request opens an additional prompt answer.",
  },
  R75 = { cites = { "5.6", "7.2" } },
  R76 = reading("2.2", "three_scores",
    "由学校指定的人打三个0至100的分，没有合格线。",
    "Three scores from 0 to 100 by whoever the institution names; there is no threshold."),
}
