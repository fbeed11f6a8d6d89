package vn.giaoban.web.briefing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.briefing.Briefing;
import vn.giaoban.scheduler.briefing.Meanwhile;
import vn.giaoban.scheduler.decision.Refusal;
import vn.giaoban.scheduler.decision.RefusedException;
import vn.giaoban.scheduler.organisation.People;
import vn.giaoban.scheduler.organisation.Person;
import vn.giaoban.scheduler.writing.Written;

/// The answer to an edit that was made on an old version: what was changed meanwhile, by whom, and
/// the briefing as it is now. Whoever asked keeps what was typed and decides field by field.
final class ChangedProblem {
  static final String EXAMPLE =
      """
      {"type":"/problems/briefing-changed","title":"Cuộc họp vừa được người khác sửa","status":412,
       "detail":"Trần Thị Mai đã sửa cuộc họp này trong lúc bạn đang sửa. Chưa lưu gì.",
       "changes":[{"field":"title","was":"Giao ban","theirs":"Giao ban tuần 48",
         "yours":"Giao ban tháng 11","conflict":true,"who":"thuky2","whoName":"Trần Thị Mai",
         "at":"2026-11-24T09:12:00+07:00"}],"etag":"\\"4-1b2c3d4e\\"","current":{}}\
      """;

  private static final String CODE = "briefing-changed";

  private final People people;

  ChangedProblem(People people) {
    this.people = people;
  }

  /// One field as JSON.
  @Schema(name = "ChangedMeanwhile")
  record Item(
      String field,
      @Nullable Object was,
      @Nullable Object theirs,
      @Nullable Object yours,
      boolean conflict,
      String who,
      String whoName,
      String at) {}

  /// Fails with the refusal over a stale edit with its members as they go out; with any other
  /// refusal as it is.
  <T> Mono<T> told(RefusedException refused) {
    Refusal refusal = refused.refusal();
    if (!refusal.code().equals(CODE)
        || !(refusal.args().get("changes") instanceof List<?> list)
        || !(refusal.args().get("current") instanceof Briefing current)) {
      return Mono.error(refused);
    }
    List<Meanwhile> changes = list.stream().map(Meanwhile.class::cast).toList();
    return people
        .find(changes.stream().map(m -> user(m.who())).collect(Collectors.toSet()))
        .collectMap(Person::username, Person::name)
        .flatMap(names ->
            Mono.error(
                new RefusedException(
                    Refusal.of(refusal.kind(), CODE, members(changes, current, names)))));
  }

  private static Map<String, Object> members(
      List<Meanwhile> changes, Briefing current, Map<String, String> names) {
    List<Item> items =
        changes.stream()
            .map(m ->
                new Item(
                    m.field(),
                    m.was(),
                    m.theirs(),
                    m.yours(),
                    m.conflict(),
                    user(m.who()),
                    names.getOrDefault(user(m.who()), user(m.who())),
                    Written.time(m.at())))
            .toList();
    BriefingView view = BriefingView.of(current);
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("changes", items);
    members.put("whoName", items.isEmpty() ? "?" : items.getLast().whoName());
    members.put("etag", view.etag());
    members.put("current", view);
    return members;
  }

  private static String user(String actor) {
    return actor.substring(actor.indexOf(':') + 1);
  }
}
