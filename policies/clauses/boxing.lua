-- clauses/boxing.lua - 博兴县实验中学, 家长及学生投诉处理制度及实施办法: its register, clause by clause.
--
-- The words are ours, the numbers the source's (2.x, x.0 and the sanctions have none there and are
-- counted in its order). `kind` says whether a clause is a rule to be enforced, a duty to be done or
-- conduct; `advisory` says why some of it cannot be enforced by software. Such a clause is shown to
-- whoever acts (`heeds` in the policy).
local manner = { zh = "态度由人把握，软件看不见", en = "manner is between people; software cannot see it" }
local purpose = { zh = "宗旨，没有可以计算的内容", en = "a purpose; there is nothing to compute" }

local function offence(zh, en)
  return { kind = "rule", zh = zh, en = en }
end

local function sanction(zh, en)
  return { kind = "rule", zh = "处分：" .. zh .. "。", en = "Sanction: " .. en .. "." }
end

return {
  ["1"] = {
    kind = "conduct",
    advisory = purpose,
    zh = "监督教职工，改进作风，畅通渠道，增强服务意识，树立廉洁高效的形象；整改家长学生反映的热点难点，加强查处。",
    en = "Supervise staff, improve work style, keep the channels open, serve better, be clean and "
      .. "efficient; put right what parents and students raise and strengthen its investigation.",
  },

  -- 2 principle
  ["2.1"] = {
    kind = "rule",
    advisory = manner,
    zh = "欢迎投诉：投诉是宝贵的材料、信任和改进的机会。零投诉可能是完全满意，也可能是失望放弃，报告须同时说明。",
    en = "Complaints are welcome: material, trust, a chance to improve. Zero complaints may mean full "
      .. "satisfaction or lost hope; a report over such a period says both.",
  },
  ["2.2"] = {
    kind = "rule",
    advisory = {
      zh = "情况报告按权重合计已记录的评分；由谁评分、评得高低有何后果，原文没有说",
      en = "a report adds up the scores that are recorded, by their weights; who scores and what follows from "
        .. "a score the text does not say",
    },
    zh = "处理的成功按态度50%、时限30%、处理办法20%计算。",
    en = "Success of handling is attitude 50 %, timeliness 30 % and handling method 20 %.",
  },
  ["2.3"] = {
    kind = "conduct",
    advisory = manner,
    zh = "处理投诉要真诚、务实、体谅、中立。",
    en = "Handling is sincere, practical, understanding and neutral.",
  },

  -- 3 the four forms
  ["3.0"] = {
    kind = "rule",
    zh = "由专门部门受理，主要有电话、来访、来信、投诉箱四种形式。",
    en = "The specialised department receives complaints, mainly in four forms: telephone, visit, "
      .. "letter, complaint box.",
  },
  ["3.1"] = {
    kind = "rule",
    advisory = manner,
    zh = "电话投诉（0668-2814038）由信息督察室热情耐心受理，详细记录投诉人、电话、被投诉部门或个人和事由；"
      .. "填写投诉记录表，视情况填写投诉受理记录表，随即按第5条处理。",
    en = "Calls (0668-2814038) are accepted by the information supervision office, warmly and "
      .. "patiently; the four particulars go on the complaint record form, the acceptance form is "
      .. "filled in as the circumstances require, then the process of 5 begins promptly.",
  },
  ["3.2"] = {
    kind = "rule",
    advisory = manner,
    zh = "来访由专门部门热情接待，详细询问并记录同样的项目；两张表都必须填写，随即按第5条处理。",
    en = "Visitors are received warmly by the specialised department and asked in detail; both forms "
      .. "are always filled in, then the process of 5 begins promptly.",
  },
  ["3.3"] = {
    kind = "rule",
    zh = "来信由专门部门认真阅读并受理，按内容填写投诉记录表，视情况填写投诉受理记录表，随即按第5条处理。",
    en = "Letters are accepted and read with care by the specialised department; the complaint record "
      .. "form is filled in from them, the acceptance form as the circumstances require, then the "
      .. "process of 5 begins promptly.",
  },
  ["3.4"] = {
    kind = "duty",
    zh = "专门部门每天开启投诉箱，集中处理，填写投诉记录表，视情况填写投诉受理记录表，随即按第5条处理。",
    en = "The specialised department opens the complaint box every day and handles what it finds "
      .. "together: complaint record form, acceptance form as the circumstances require, then promptly "
      .. "the process of 5.",
  },

  -- 4 what may be complained of
  ["4.0"] = {
    kind = "rule",
    advisory = manner,
    zh = "全体教职员工守法守纪、敬业廉洁、关爱学生、服务家长学生；在履行职责过程中有下列行为的，可以投诉。",
    en = "All staff keep law and discipline, are devoted, clean and caring. Whoever in performing duties "
      .. "does one of the following may be complained of.",
  },
  ["4.1.1"] = offence("接受家长宴请。", "Accepting banquets from parents."),
  ["4.1.2"] = offence("从事有偿家教。", "Paid private tutoring."),
  ["4.1.3"] = offence("利用家长为自己办事。", "Using parents to get one's own things done."),
  ["4.2.1"] = offence("无故上课迟到、早退、拖堂或旷课。",
    "Late for class, leaving early, running over, or absent from class without cause."),
  ["4.2.2"] = offence("上课时手机响铃或接打电话。", "A telephone ringing or answered in class."),
  ["4.2.3"] = offence("工作时间不在岗或擅离职守。",
    "Not at one's post in working time, or leaving it without leave."),
  ["4.3.1"] = offence("体罚、变相体罚学生，或言行侮辱学生人格，造成不良后果。",
    "Corporal or disguised corporal punishment, or words or acts that insult a student's dignity, with "
      .. "adverse consequences."),
  ["4.3.2"] = offence("在校园内吸烟。", "Smoking on campus."),
  ["4.3.3"] = offence("工作日中午饮酒；酒后进入课堂。",
    "Drinking at noon on a working day; entering class after drinking."),
  ["4.3.4"] = offence("在教室或有学生在场的公共场所与同事或家长争执、吵骂、拉扯。",
    "Dispute, quarrel or scuffle with colleagues or parents in a classroom or a public place with "
      .. "students present."),
  ["4.3.5"] = offence("擅自以罚款等违法方式处罚学生。",
    "Punishing students on one's own authority by fines or other unlawful means."),
  ["4.3.6"] = offence("在家长或学生面前议论、造谣、诽谤，损害他人名誉。",
    "Gossip, rumour or slander before parents or students, so that another's reputation is harmed."),
  ["4.3.7"] = offence("工作时间网聊、浏览不良网站或玩网络游戏；下班不关电脑。",
    "Chatting online, unhealthy sites or online games in working time; the computer left on after work."),
  ["4.3.8"] = offence("从事第二职业；自办有偿补习班。",
    "A second occupation; a paid tutoring class of one's own."),
  ["4.3.9"] = offence("校外酗酒滋事；校外打架；做有损教师和学校形象的事。",
    "Drunken trouble off campus; fighting off campus; doing things that harm the image of teachers and "
      .. "school."),
  ["4.3.10"] = offence("未经学校研究同意乱收费、乱罚款。",
    "Arbitrary fees or fines without the school's deliberated consent."),
  ["4.4.1"] = offence("放任课堂混乱，对学困生不作为，造成不良后果。",
    "Not stopping disruption of class, or doing nothing for weak students, with adverse consequences."),
  ["4.4.2"] = offence("无故旷课，或在场而防范不当，造成伤害事故。",
    "Absent from class without cause, or present with improper precautions, causing an injury accident."),
  ["4.4.3"] = offence("目睹打架等恶性事件或危险苗头而不化解、劝阻、教育，造成不良后果。",
    "A witness of fighting, other vicious incidents or signs of danger who does not defuse, dissuade or "
      .. "educate, with adverse consequences."),
  ["4.4.4"] = offence("组织、管理集体活动没有防范措施或安全教育不到位，造成伤害事故。",
    "Organisers and managers of a group activity without precautions or with inadequate safety "
      .. "education, causing an injury accident."),
  ["4.4.5"] = offence("管理人员离岗或管理不力，对可预见的隐患不采取必要措施，致使学生擅自离校、夜不归宿或发生安全事故。",
    "A manager off post or supervising poorly who does not take the necessary measures against a "
      .. "foreseeable hazard, so that students leave without permission or stay out overnight, or a "
      .. "safety accident happens."),
  ["4.5"] = offence("家长或学生不满意的其他行为。",
    "Other behaviour that parents or students are dissatisfied with."),

  -- 5 the process
  ["5.0"] = {
    kind = "rule",
    zh = "专门部门即校长办公室，是学校的受理机构；第4条的任何行为都可以用任何一种形式提出。",
    en = "The specialised department is the principal's office, the school's receiving body; any "
      .. "conduct of 4 may be raised in any of the forms.",
  },
  ["5.1"] = {
    kind = "duty",
    zh = "家长学生的投诉、建议、咨询一律受理，认真倾听，详细记录，及时安排处理。",
    en = "Complaints, suggestions and enquiries of parents and students are taken; each is listened to, "
      .. "recorded in detail and promptly arranged for handling.",
  },
  ["5.2"] = {
    kind = "duty",
    advisory = manner,
    zh = "全程跟踪，了解真实情况，受理建档，告知相关领导；客观谨慎处理。",
    en = "Follow up fully, find out what really happened, accept and open a file, inform the leaders "
      .. "concerned; be objective and careful.",
  },
  ["5.3"] = {
    kind = "duty",
    zh = "先作初步电话答复，会同有关部门及时调查，处理的情况和经过以电话告知并存档。",
    en = "A preliminary reply by telephone; prompt investigation with the departments concerned; state "
      .. "and course of handling told by telephone and filed.",
  },
  ["5.4"] = {
    kind = "duty",
    zh = "处理结果书面报有关领导征求意见，由校委会作出处理意见，随即以电话告知投诉人进展，直到圆满解决。",
    en = "The result goes in writing to the leaders concerned for their opinion; the school committee "
      .. "makes the handling opinion; then the complainant is promptly told the progress by telephone, "
      .. "until it is satisfactorily resolved.",
  },
  ["5.5"] = {
    kind = "rule",
    zh = "如实记录并存档；涉及本人的记录不得涂改、撕毁、伪造；上级领导可据以调查处理。",
    en = "Recorded truthfully and filed; a record that concerns oneself must not be altered, torn up or "
      .. "faked; superiors may use the records to look into the matter.",
  },
  ["5.6"] = {
    kind = "duty",
    zh = "信息督察室统计投诉记录，及时纠正和跟踪，每周报校委会。",
    en = "The information supervision office keeps the statistics of complaint records, sees promptly to "
      .. "correction and follow-up, and reports to the school committee every week.",
  },

  -- 6 sanctions
  ["6.0"] = {
    kind = "rule",
    zh = "处分须经信息督察室查证属实、书面报告有关领导，由校委会按情节轻重并依据学校教职工纪律处罚试行条例决定。",
    en = "A sanction needs the information supervision office's verification that the matter is true, its "
      .. "written report to the leaders concerned, and the school committee's decision by gravity and "
      .. "under the school's trial rules on staff discipline.",
  },
  ["6.1"] = sanction("扣发工作量工资", "withholding workload pay"),
  ["6.2"] = sanction("个人书面检查", "written self-criticism"),
  ["6.3"] = sanction("通报批评", "public criticism"),
  ["6.4"] = sanction("赔(罚)款", "compensation or fine"),
  ["6.5"] = sanction("停职检查", "suspension for self-examination"),
  ["6.6"] = sanction("行政处分", "administrative sanction"),
  ["6.7"] = sanction("辞职和引咎辞职", "resignation, or resignation taking the blame"),
  ["6.8"] = sanction("撤职", "removal from post"),
  ["6.9"] = sanction("解聘", "dismissal"),

  -- 7 requirements
  ["7.1"] = {
    kind = "conduct",
    advisory = manner,
    zh = "冷静倾听，耐心解释，绝不与家长学生争吵。",
    en = "Listen calmly, explain patiently, never quarrel with parents or students.",
  },
  ["7.2"] = {
    kind = "duty",
    zh = "每件投诉不论大小都要调查处理并及时反馈调查结果；确有过错的，道歉、及时纠正，并采取防止再犯的措施。",
    en = "Every complaint, however small, is investigated and handled and its result promptly returned. "
      .. "Where staff were really at fault: apologise, correct promptly, take measures against "
      .. "recurrence.",
  },
  ["7.3"] = {
    kind = "duty",
    zh = "听取双方意见；在职责和权限内逐件登记、及时处理；能当场解决的当场解决，否则查明原因并向投诉人解释清楚；件件有着落，事事有结果。",
    en = "Both sides are heard. Within duties and authority each matter is registered and promptly dealt "
      .. "with: settled at once where possible, otherwise the cause is found and clearly explained. "
      .. "Every case comes to rest, every matter has a result.",
  },
  ["7.4"] = {
    kind = "duty",
    zh = "信息督察室对职权范围内的事项须在七个工作日内作出处理；投诉人要求答复的及时答复；特别复杂的，经主管领导批准可适当延长答复时间，但须向投诉人说明情况。",
    en = "The information supervision office handles matters within its remit in seven working days. A "
      .. "complainant who asks for an answer gets one promptly. For an especially complex matter the "
      .. "answer time may be extended with the approval of the leader in charge, but the situation must "
      .. "be explained to the complainant.",
  },

  ["8"] = {
    kind = "rule",
    zh = "自印发之日起施行；来源没有写明日期。",
    en = "In force from the day of issue, a date that the source does not give.",
  },
}
