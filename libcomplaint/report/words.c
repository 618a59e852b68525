/* words.c - see words.h. */
#include "libcomplaint/report/words.h"

const char *cpl_word_text(cpl_word word, complaint_language language) {
  static const char *const WORDS[CPL_WORD_COUNT_][2] = {
      [CPL_WORD_TITLE] = {"{1} 至 {2} 情况报告{3}", "Report on {1} to {2}{3}"},
      [CPL_WORD_KNOWN] = {"依据 {1} 前的记录；共读入 {2} 件。",
                          "What was recorded by {1}; cases read: {2}."},
      [CPL_WORD_SO_FAR] = {"期间尚未结束：所示为 {1} 的情况。",
                           "These days are not over: this is how things stood at {1}."},
      [CPL_WORD_LEFT_OUT] =
          {"另有本期事件 {1} 项在此后才记录，未计入。",
           "Events on these days that were recorded later, and are not in it: {1}."},
      [CPL_WORD_SMALL] = {"1 至 {1} 的数不公布，可据以推算的数也不公布。",
                          "Counts from 1 to {1} are withheld, and what would give them away."},
      [CPL_WORD_WITHHELD] = {"不公布", "withheld"},
      [CPL_WORD_UNKNOWN] = {"不详", "not known"},
      [CPL_WORD_VERSIONS] = {"所据规则：{1}", "Rules that the cases run under: {1}"},
      [CPL_WORD_QUIET] = {"本期未收到“{1}”。", "Nothing was received in `{1}`."},
      [CPL_WORD_QUIET_IN] = {"未收到“{1}”的{2}：{3}",
                             "{2} in which nothing was received in `{1}`: {3}"},
      [CPL_WORD_QUIET_MAY] =
          {"无人投诉可能表示完全满意，也可能表示人们失去希望、不再反映。本报告既不视为成绩，也不视"
           "为失败。{1}",
           "That may mean full satisfaction; it may also mean that people have lost all hope and "
           "given up. This report takes it for neither success nor failure.{1}"},
      [CPL_WORD_DAYS] = {"日", "Days"},
      [CPL_WORD_WEEKS] = {"周（自星期一起）", "Weeks (from Monday)"},
      [CPL_WORD_MONTHS] = {"月", "Months"},
      [CPL_WORD_BREACHES_NOTE] =
          {"（一项违规涉及几条的，每条各计一次；“逾期未办”为期末仍未办的，办结前每期都计入）",
           " (a breach of several clauses stands under each; what is overdue is so at the end, and "
           "in every report until it is done)"},
      [CPL_WORD_SCORES_NOTE] = {"（平均分保留两位小数，四舍五入）",
                                " (means to two decimals, halves rounded up)"},
  };
  return WORDS[word][language == COMPLAINT_EN];
}

const char *cpl_part_title(cpl_part part, complaint_language language) {
  static const char *const TITLES[CPL_PARTS][2] = {
      [CPL_PART_CASES] = {"案件", "Cases"},
      [CPL_PART_ACCEPTANCE] = {"自收到至受理的天数（时限自收到起算）",
                               "From receipt to acceptance (limits run from receipt)"},
      [CPL_PART_UNKNOWN] = {"本期记为不详或无法联系的（件数）",
                            "Recorded on these days as unknown or out of reach (cases)"},
      [CPL_PART_EXTENSIONS] = {"延长时限", "Extensions"},
      [CPL_PART_DUTIES] = {"期末未了义务（按已历天数）", "Duties owed at the end, by their age"},
      [CPL_PART_BREACHES] = {"按事项的违规", "Breaches, by action and duty"},
      [CPL_PART_CLAUSES] = {"按条款的违规", "Breaches, by clause"},
      [CPL_PART_SANCTIONS] = {"本期给予的处理", "Sanctions imposed"},
      [CPL_PART_QUALITY] = {"办理质量得分", "Quality of handling"},
      [CPL_PART_SCORES] = {"各项平均分", "Mean of each score"},
      [CPL_PART_STANDING] = {"日常工作", "Standing work"},
  };
  return TITLES[part][language == COMPLAINT_EN];
}

static const char *const LABELS[CPL_MEASURES][2] = {
    [CPL_OPEN_BEFORE] = {"期初未了", "open before"},
    [CPL_RECEIVED] = {"本期收到", "received"},
    [CPL_REOPENED] = {"本期重新办理", "reopened"},
    [CPL_LAID_TO_REST] = {"本期了结", "laid to rest"},
    [CPL_OPEN] = {"期末未了", "open at the end"},
    [CPL_OPEN_OVERDUE] = {"其中有逾期的", "of these, something overdue"},
    [CPL_ACCEPTED] = {"本期受理", "accepted"},
    [CPL_ACCEPTED_0] = {"当天", "the same day"},
    [CPL_ACCEPTED_1] = {"1-2 天", "1-2 days"},
    [CPL_ACCEPTED_3] = {"3-6 天", "3-6 days"},
    [CPL_ACCEPTED_7] = {"7 天以上", "7 days or more"},
    [CPL_ACCEPTED_LONGEST] = {"最长（天）", "longest (days)"},
    [CPL_NOT_ACCEPTED] = {"期末未受理", "open and not accepted"},
    [CPL_UNKNOWN_CASES] = {"件数", "cases"},
    [CPL_GRANTED] = {"次数", "granted"},
    [CPL_GRANTED_CASES] = {"涉及件数", "cases"},
    [CPL_OWED_NOW] = {"未了", "owed"},
    [CPL_OWED_0] = {"不满 7 天", "0-6 days"},
    [CPL_OWED_7] = {"7-29 天", "7-29 days"},
    [CPL_OWED_30] = {"30-89 天", "30-89 days"},
    [CPL_OWED_90] = {"90 天以上", "90 days or more"},
    [CPL_OWED_OLDEST] = {"最久（天）", "oldest (days)"},
    [CPL_BROKEN_UNLAWFUL] = {"违规办理", "unlawful"},
    [CPL_BROKEN_LATE] = {"迟办", "late"},
    [CPL_BROKEN_GAP] = {"空缺", "gap"},
    [CPL_BROKEN_OVERDUE] = {"逾期未办", "overdue"},
    [CPL_BROKEN_MISSED] = {"未办", "missed"},
    [CPL_BROKEN_TARGET] = {"未达目标", "target missed"},
    [CPL_GAP_SECONDS] = {"空缺合计", "gaps in all"},
    [CPL_CLAUSE_UNLAWFUL] = {"违规办理", "unlawful"},
    [CPL_CLAUSE_LATE] = {"迟办", "late"},
    [CPL_CLAUSE_GAP] = {"空缺", "gap"},
    [CPL_CLAUSE_OVERDUE] = {"逾期未办", "overdue"},
    [CPL_CLAUSE_MISSED] = {"未办", "missed"},
    [CPL_CLAUSE_TARGET] = {"未达目标", "target missed"},
    [CPL_IMPOSED] = {"次数", "imposed"},
    [CPL_SCORED] = {"本期评分件数", "cases scored"},
    [CPL_SCORED_IN_PART] = {"评分不全件数", "cases scored in part"},
    [CPL_SCORE] = {"平均得分", "mean score"},
    [CPL_SCORE_FACT] = {"平均分", "mean"},
    [CPL_STANDING_CASES] = {"记录份数", "records"},
};

const char *cpl_measure_label(cpl_measure measure, complaint_language language) {
  return LABELS[measure][language == COMPLAINT_EN];
}
