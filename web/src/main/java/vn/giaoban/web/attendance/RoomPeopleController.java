package vn.giaoban.web.attendance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.attendance.BoardRow;
import vn.giaoban.scheduler.attendance.Boards;
import vn.giaoban.scheduler.attendance.SubstituteRule.Ruling;
import vn.giaoban.scheduler.invitation.PartStat;
import vn.giaoban.scheduler.preparation.Speaker;
import vn.giaoban.scheduler.preparation.Speakers;
import vn.giaoban.web.document.BriefingReaders;

/// Who really sits at the sites of a room, and who has been granted the floor beforehand.
@RestController
@RequestMapping("/api/briefings/{id}/room/people")
@Tag(name = "room")
class RoomPeopleController {
  private final BriefingReaders readers;
  private final Boards boards;
  private final Speakers speakers;

  RoomPeopleController(BriefingReaders readers, Boards boards, Speakers speakers) {
    this.readers = readers;
    this.boards = boards;
    this.speakers = speakers;
  }

  /// @param who as one line: "Phó Chủ tịch Trần Văn Bình"; empty: unknown
  /// @param substitute whether it sits in somebody's place
  record Person(String site, String who, boolean substitute) {}

  /// @param name as one line, with the title
  /// @param seconds granted
  record Granted(UUID agendaItem, String site, String siteName, String name, long seconds) {}

  /// @param speakers by agenda item and order
  record People(List<Person> people, List<Granted> speakers) {}

  @GetMapping
  @Operation(
      summary = "Who sits at each site, and who speaks on which item",
      description = "With a join token as Bearer, or by an account.")
  Mono<People> read(@PathVariable UUID id) {
    return readers
        .admit(id)
        .then(Mono.zip(boards.of(id), speakers.ofBriefing(id)))
        .map(found ->
            new People(
                found.getT1().rows().stream().map(RoomPeopleController::person).toList(),
                found.getT2().stream()
                    .filter(one -> one.state() == Speaker.State.ACCEPTED)
                    .map(one ->
                        new Granted(
                            one.agendaItem(),
                            one.unit(),
                            one.unitName(),
                            one.title().isEmpty() ? one.name() : one.title() + " " + one.name(),
                            one.duration().toSeconds()))
                    .toList()));
  }

  private static Person person(BoardRow row) {
    var delegate = row.delegate();
    var comes =
        row.reply() == PartStat.DELEGATED
            && delegate != null
            && (row.substitute() == null || row.substitute() == Ruling.APPROVED);
    if (comes && delegate != null) {
      return new Person(row.unit(), delegate, true);
    }
    var post = row.post() == null ? "" : row.post();
    var holder = row.holder() == null ? "" : row.holder();
    return new Person(row.unit(), (post + " " + holder).strip(), false);
  }
}
