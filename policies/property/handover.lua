-- property/handover.lua - 客服中心交接班制度: how one watch takes over from another.
--
-- A part of property/company.lua, beside property/watch.lua. A handover belongs to the watch that goes:
-- incoming staff begin it when they have arrived, both sides do their part, incoming staff take over,
-- and only then may the others leave (`leave` of watch.lua). Whoever acts for one side does not act for
-- the other.
local incoming, outgoing = "incoming", "outgoing"
local failed, missing = { clean_enough = false }, { all_there = false }
local hands_over = { "explain", "write_record", "clean" } -- one side's part, the other's
local takes_over = { "check_cleaning", "take_over" }
local prompt = {} -- a duty without a due time (R11)

return {
  regulation = "property-handover",
  clauses = require "clauses.property_handover",

  facts = {
    outgoing_watch = { type = "item", per = "handover", zh = "交班的班次", en = "watch that hands over" },
    incoming_watch = { type = "item", per = "handover", zh = "接班的班次", en = "watch that takes over" },
    left_over = { type = "text", per = "handover", cites = "2", zh = "遗留问题和注意事项", en = "what is left over and to be minded" },
    in_writing = {
      type = "text", per = "handover", cites = { "2", "2/R92" },
      zh = "书面记录", en = "repairs, complaints and other major matters, in writing",
    },
    all_there = { type = "bool", per = "handover", cites = "3", zh = "工具设备齐全", en = "tools and equipment all there" },
    tool = { type = "text", per = "handover", zh = "缺少的工具或设备", en = "tool or equipment missing" },
    missing_how = {
      type = "enum", per = "handover", values = { "lost", "lent" }, cites = "3",
      zh = "缺少的原因", en = "how it is missing",
      labels = { lost = { zh = "遗失", en = "lost" }, lent = { zh = "借出", en = "lent" } },
    },
    answers_for_it = {
      type = "party", per = "handover", cites = { "3", "3/R91" },
      zh = "负责人", en = "who answers for it",
    },
    clean_enough = { type = "bool", per = "handover", cites = "4", zh = "清洁合格", en = "clean enough" },
    put_right_how = { type = "text", per = "handover", zh = "整改情况", en = "how it was put right" },
  },

  processes = {
    centre = {
      items = {
        handover = { of = "watch", parent = "outgoing_watch", zh = "交接班", en = "handover" },
      },
      actions = {
        begin_handover = {
          zh = "开始现场交接", en = "begin the handover on the spot",
          by = incoming, to = outgoing, adds = "handover", owed = { arrive = prompt },
          needs = { "outgoing_watch", "incoming_watch" },
          after = { { "arrive", of = "incoming_watch" } }, cites = "1", protected = { "after", "owed" },
        },

        -- 2: what is said and what is written
        explain = {
          zh = "交代遗留问题和注意事项", en = "explain what is left over and what to mind",
          by = outgoing, to = incoming, per = "handover", not_by = takes_over,
          owed = { begin_handover = prompt }, needs = "left_over", cites = "2",
          protected = { "needs", "owed", "per" },
        },
        write_record = {
          zh = "书面记录维修、投诉和重大事项", en = "put repairs, complaints and major matters in writing",
          by = outgoing, per = "handover", not_by = takes_over,
          owed = { begin_handover = prompt }, needs = "in_writing", cites = { "2", "2/R92" },
          protected = { "needs", "owed", "per" },
        },

        -- 3: tools and equipment
        count_tools = {
          zh = "清点工具和设备", en = "count tools and equipment over",
          by = { incoming, outgoing }, per = "handover", owed = { begin_handover = prompt },
          needs = "all_there", undoes = "note_missing", cites = "3", protected = { "needs", "owed", "per" },
        },
        note_missing = {
          zh = "记录缺少的工具及负责人", en = "note what is missing and who answers for it",
          by = { incoming, outgoing }, per = "handover", after = "count_tools", when = missing,
          owed = { count_tools = { when = missing } },
          needs = { "tool", "missing_how", "answers_for_it" }, cites = { "3", "3/R91" },
          protected = { "needs", "owed", "per" },
        },

        -- 4: cleaning
        clean = {
          zh = "打扫", en = "clean",
          by = outgoing, per = "handover", not_by = takes_over,
          owed = { begin_handover = prompt }, cites = "4", protected = { "owed", "per" },
        },
        check_cleaning = {
          zh = "检查清洁", en = "check the cleaning",
          by = incoming, per = "handover", after = "clean", not_by = hands_over,
          owed = { clean = prompt }, needs = "clean_enough", undoes = "put_right", cites = "4",
          protected = { "after", "needs", "owed", "per" },
        },
        put_right = {
          zh = "清洁整改", en = "put the cleaning right",
          by = outgoing, per = "handover", after = "check_cleaning", when = failed,
          not_by = takes_over, owed = { check_cleaning = { when = failed } },
          needs = "put_right_how", cites = "4", protected = { "owed", "per" },
        },

        -- 1, 5: handed over
        take_over = {
          zh = "完成交接，接班", en = "complete the handover and take over",
          by = incoming, per = "handover", not_by = hands_over,
          after = {
            { "explain", "write_record", cites = "2" }, { "count_tools", cites = "3" },
            { "note_missing", when = missing, cites = "3" }, { "check_cleaning", cites = "4" },
          },
          owed = { begin_handover = prompt }, cites = { "1", "5" },
          protected = { "after", "owed", "per" },
        },
      },
    },
  },
}
