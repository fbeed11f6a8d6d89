package vn.giaoban.web.template;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.giaoban.scheduler.agenda.AgendaItemForm;
import vn.giaoban.scheduler.briefing.BriefingForm;
import vn.giaoban.scheduler.organisation.Level;
import vn.giaoban.scheduler.template.Template;
import vn.giaoban.web.briefing.BriefingRequest;

/// A kind of meeting as JSON.
@Schema(name = "Template")
record TemplateView(
    @Schema(example = "WEEKLY") String code,
    @Schema(example = "Giao ban tuần") String name,
    String note,
    @Schema(example = "Giao ban tuần {tuan}") @Nullable String title,
    @Schema(example = "PT1H40M") @Nullable String duration,
    @Nullable String chair,
    @Nullable List<@Nullable String> units,
    List<Level> levels,
    List<String> groups,
    List<BriefingRequest.Item> agenda,
    @Nullable String location,
    BriefingRequest.LeadTimes leadTimes,
    List<@Nullable String> reminders,
    @Nullable String letterText,
    BriefingRequest.RoomPolicy roomPolicy,
    TemplateRequest.Substitutes substitutes,
    boolean urgent,
    int version) {
  static TemplateView of(Template template) {
    BriefingForm form = template.form();
    List<BriefingRequest.Item> agenda = new ArrayList<>();
    if (form.agenda() != null) {
      for (AgendaItemForm item : form.agenda()) {
        if (item != null) {
          agenda.add(
              new BriefingRequest.Item(null, item.title(), item.duration(), item.presenter()));
        }
      }
    }
    return new TemplateView(
        template.code(),
        template.name(),
        template.note(),
        form.title(),
        form.duration(),
        form.chair(),
        form.units(),
        template.levels(),
        template.groups(),
        agenda,
        form.location(),
        new BriefingRequest.LeadTimes(form.invitationDays(), form.documentDays()),
        form.reminders() == null ? List.of() : form.reminders(),
        form.letterText(),
        new BriefingRequest.RoomPolicy(form.microphones(), form.quorum(), form.layout()),
        new TemplateRequest.Substitutes(
            template.substitutes().leastRank(), template.substitutes().strict()),
        template.urgent(),
        template.version());
  }

  String etag() {
    return "\"" + version + "\"";
  }
}
