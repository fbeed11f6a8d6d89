package vn.giaoban.web.template;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.attendance.SubstituteRule;
import vn.giaoban.scheduler.template.TemplateForm;
import vn.giaoban.web.briefing.BriefingRequest;

/// A kind of meeting to be added, or what is to be changed of one: then absent members stay.
@Schema(name = "TemplateRequest")
record TemplateRequest(
    @Schema(example = "MONTHLY", description = "stays for ever") @Nullable String code,
    @Schema(example = "Giao ban tháng") @Nullable String name,
    @Schema(description = "what it is for") @Nullable String note,
    @Schema(
            example = "Giao ban tháng {thang}",
            description = "{tuan}, {thang}, {nam}: the week's, month's number, the year")
        @Nullable String title,
    @Schema(example = "PT1H30M") @Nullable String duration,
    @Schema(example = "chutich") @Nullable String chair,
    @Schema(description = "codes; without them `levels` and `groups` are invited")
        @Nullable List<@Nullable String> units,
    @Schema(example = "[\"COMMUNE\"]", description = "all units of these levels")
        @Nullable List<@Nullable String> levels,
    @Schema(description = "and those of these groups of units")
        @Nullable List<@Nullable String> groups,
    @Nullable List<BriefingRequest.@Nullable Item> agenda,
    @Nullable String location,
    BriefingRequest.@Nullable LeadTimes leadTimes,
    @Nullable List<@Nullable String> reminders,
    @Nullable String letterText,
    BriefingRequest.@Nullable RoomPolicy roomPolicy,
    @Schema(description = "who may sit in for whom; given as a whole")
        @Nullable Substitutes substitutes,
    @Schema(description = "offered on the page for urgent meetings") @Nullable Boolean urgent) {
  /// @param leastRank 1 the head, 2 a deputy head, and so on; null: anybody
  /// @param strict whether others are refused; else the secretary decides
  @Schema(name = "TemplateSubstitutes")
  record Substitutes(
      @Schema(example = "2", description = "1 the head, 2 a deputy head, …; null: anybody")
          @Nullable Integer leastRank,
      @Schema(description = "others are refused; else the secretary decides")
          @Nullable Boolean strict) {
    SubstituteRule rule() {
      return new SubstituteRule(leastRank, Boolean.TRUE.equals(strict));
    }
  }

  TemplateForm form() {
    var content =
        new BriefingRequest(
            title,
            null,
            duration,
            chair,
            units,
            agenda,
            null,
            null,
            location,
            leadTimes,
            reminders,
            letterText,
            roomPolicy,
            null,
            null,
            null,
            null);
    return new TemplateForm(
        code,
        name,
        note,
        content.form(),
        levels,
        groups,
        substitutes == null ? null : substitutes.rule(),
        urgent);
  }
}
