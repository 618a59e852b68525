-- clauses/zengdu.lua - 曾都区实验小学 (2017-02-15): its register, clause by clause.
--
-- The words are ours, the numbers the source's (x.0 and the sanctions have none there and are counted
-- in its order). `kind` says whether a clause is a rule to be enforced, a duty to be done or conduct;
-- `advisory` says why some of it cannot be enforced by software. Such a clause is shown to whoever
-- acts (`heeds` in the policy).
local manner = { zh = "态度由人把握，软件看不见", en = "manner is between people; software cannot see it" }
local purpose = {
  zh = "宗旨，没有可以计算的内容；只有两份依据要在投诉事项中引用",
  en = "a purpose; there is nothing to compute but that an allegation cites one of the two bases",
}

local function sanction(zh, en)
  return { kind = "rule", zh = "处分：" .. zh .. "。", en = "Sanction: " .. en .. "." }
end

return {
  ["1"] = {
    kind = "rule",
    advisory = purpose,
    zh = "依据《曾都区实验小学教师工作管理制度》和《中小学师德规范》，监督教职工，改进作风，畅通渠道，增强服务意识，"
      .. "树立廉洁高效的形象，整改家长学生反映的热点难点，加强查处。文件日期为2017年2月15日，没有写明自何时起施行。",
    en = "On the basis of the school's rules on teachers' work and of the code of ethics for school "
      .. "teachers: supervise staff, improve work style, keep the channels open, serve better, be clean "
      .. "and efficient; put right what parents and students raise and strengthen its investigation. "
      .. "Dated 15 February 2017; it does not say from when it is in force.",
  },
  ["2"] = {
    kind = "conduct",
    advisory = manner,
    zh = "欢迎投诉：投诉是宝贵的材料、信任和改进的机会；零投诉可能是完全满意，也可能是失望放弃。处理要真诚、务实、体谅、中立。",
    en = "Complaints are welcome: material, trust, a chance to improve; zero complaints may mean full "
      .. "satisfaction or lost hope. Handling is sincere, practical, understanding and neutral.",
  },

  -- 3 the three forms
  ["3.0"] = {
    kind = "rule",
    zh = "受理投诉主要有电话、来访、来信三种形式。",
    en = "Complaints are accepted mainly in three forms: telephone, visit, letter.",
  },
  ["3.1"] = {
    kind = "rule",
    advisory = manner,
    zh = "电话投诉（3222236）热情耐心受理，详细记录投诉人姓名、电话、被投诉部门或个人和事由；"
      .. "视情况填写投诉受理记录表，随即按第4条处理。",
    en = "Calls (3222236) are accepted warmly and patiently; the complainant's name and telephone, the "
      .. "department or person complained of and the matter are recorded in detail; the acceptance form "
      .. "is filled in as the circumstances require, then the process of 4 begins promptly.",
  },
  ["3.2"] = {
    kind = "rule",
    advisory = manner,
    zh = "来访由学校领导受理，校长办公室接待；热情接待，详细询问，投诉记录表（同样的项目）和投诉受理记录表都要填写。",
    en = "Visits are accepted by the school's leaders, and the principal's office receives the visitors, "
      .. "warmly; they are asked in detail, and both the complaint record form, with the same "
      .. "particulars, and the acceptance form are filled in.",
  },
  ["3.3"] = {
    kind = "rule",
    zh = "来信（校门口设投诉信箱）由学校领导受理，认真阅读，填写投诉受理记录表。",
    en = "Letters (there is a letter box at the gate) are accepted by the school's leaders and read with "
      .. "care; the acceptance form is filled in.",
  },

  -- 4 the process
  ["4.1"] = {
    kind = "duty",
    advisory = manner,
    zh = "对投诉、建议、咨询，包括上级有关部门转达的，认真倾听、阅读，详细记录。",
    en = "Complaints, suggestions and enquiries, those forwarded by a superior authority too, are "
      .. "listened to, read carefully and recorded in detail.",
  },
  ["4.2"] = {
    kind = "duty",
    advisory = manner,
    zh = "受理建档，全程跟踪，了解真实情况；请示相关领导后再处理。",
    en = "Accept and open a file, follow up fully, find out what really happened; handle it only after "
      .. "asking the leaders concerned for instructions.",
  },
  ["4.3"] = {
    kind = "duty",
    zh = "先作初步电话答复，会同有关部门及时调查，在学校行政会议上通报，处理的情况以电话告知。",
    en = "A preliminary reply by telephone; prompt investigation with the departments concerned; a "
      .. "briefing at the administrative meeting; the state of handling told by telephone.",
  },
  ["4.4"] = {
    kind = "duty",
    zh = "处理结果书面报领导，由校长办公会议作出处理意见，随即以电话告知投诉人，直到投诉人满意、问题彻底解决。",
    en = "The result goes in writing to the leaders; the principal's office meeting makes the handling "
      .. "opinion; then the complainant is promptly told by telephone, until the complainant is "
      .. "satisfied and the problem fully resolved.",
  },
  ["4.5"] = {
    kind = "duty",
    zh = "上级转达的投诉，处理意见视情况向上级有关部门汇报。",
    en = "Of a forwarded complaint, the handling opinion is reported back to the superior authority, as "
      .. "the case requires.",
  },
  ["4.6"] = {
    kind = "duty",
    zh = "每一件投诉都要如实记录，不得涂改、撕毁、伪造；全过程资料存档。",
    en = "Every complaint is truthfully recorded, and no record altered, torn up or faked; the material "
      .. "of the whole course is archived.",
  },

  -- 5 sanctions
  ["5.0"] = {
    kind = "rule",
    zh = "处分须经相关领导查证属实，由校委会按情节轻重并依据学校管理制度决定。",
    en = "A sanction needs verification by the leaders concerned that the matter is true, and the school "
      .. "committee's decision by gravity and under the school's management rules.",
  },
  ["5.1"] = sanction("个人书面检查", "written self-criticism"),
  ["5.2"] = sanction("通报批评", "public criticism"),
  ["5.3"] = sanction("赔(罚)款", "compensation or fine"),
  ["5.4"] = sanction("停职检查", "suspension for self-examination"),
  ["5.5"] = sanction("辞职和引咎辞职", "resignation, or resignation taking the blame"),
  ["5.6"] = sanction("撤职", "removal from post"),
  ["5.7"] = sanction("解聘", "dismissal"),

  -- 6 requirements
  ["6.1"] = {
    kind = "conduct",
    advisory = manner,
    zh = "冷静倾听，耐心解释，绝不与家长学生争吵。",
    en = "Listen calmly, explain patiently, never quarrel with parents or students.",
  },
  ["6.2"] = {
    kind = "duty",
    zh = "每件投诉不论大小都要调查处理并及时反馈调查结果；确有过错的，道歉、及时纠正，并采取防止再犯的措施。",
    en = "Every complaint, however small, is investigated and handled and its result promptly returned. "
      .. "Where staff were really at fault: apologise, correct promptly, take measures against "
      .. "recurrence.",
  },
  ["6.3"] = {
    kind = "duty",
    zh = "听取双方意见；在职责和权限内逐件登记、及时处理；能当场解决的当场解决，否则查明原因并向投诉人解释清楚；"
      .. "件件有着落，事事有结果。",
    en = "Both sides are heard. Within duties and authority each matter is registered and promptly dealt "
      .. "with: settled at once where possible, otherwise the cause is found and clearly explained. "
      .. "Every case comes to rest, every matter has a result.",
  },
}
