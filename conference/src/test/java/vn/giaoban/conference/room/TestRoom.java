package vn.giaoban.conference.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A room in a test: a state, a clock that is moved by hand, and what has happened so far.
final class TestRoom {
  static final Seat CHAIR =
      new Seat("chutich", "Chủ tịch UBND tỉnh", SiteKind.PERSON, RoomRole.CHAIR);
  static final Seat SECRETARY = new Seat("thuky", "Thư ký", SiteKind.PERSON, RoomRole.SECRETARY);
  static final Seat HOA_LU = new Seat("13693", "Phường Hoa Lư", SiteKind.UNIT, RoomRole.SITE);
  static final Seat TAM_DIEP = new Seat("14362", "Phường Tam Điệp", SiteKind.UNIT, RoomRole.SITE);
  static final Seat KIM_SON = new Seat("14620", "Xã Kim Sơn", SiteKind.UNIT, RoomRole.SITE);
  static final Seat GUEST = new Seat("khach-1", "Phóng viên", SiteKind.PERSON, RoomRole.OBSERVER);
  static final RoomSetup SETUP =
      new RoomSetup(
          "5e8f",
          "Giao ban tháng 11",
          List.of(
              new RoomSetup.Invited("chutich", CHAIR.name(), SiteKind.PERSON, RoomRole.CHAIR),
              new RoomSetup.Invited("13693", HOA_LU.name(), SiteKind.UNIT, RoomRole.SITE),
              new RoomSetup.Invited("14362", TAM_DIEP.name(), SiteKind.UNIT, RoomRole.SITE),
              new RoomSetup.Invited("14620", KIM_SON.name(), SiteKind.UNIT, RoomRole.SITE)),
          List.of(
              new RoomSetup.Point("a1", "Thu ngân sách", "13693", 600),
              new RoomSetup.Point("a2", "Phòng chống bão", null, 900)));

  RoomState state = RoomState.of(SETUP);
  Instant now = Instant.parse("2026-11-23T01:00:00Z");
  final List<RoomEvent> happened = new ArrayList<>();

  /// Open, with the chair, the secretary and two communes in it.
  static TestRoom open() {
    var room = new TestRoom();
    room.happen(List.of(new RoomEvent.RoomOpened("job:open-rooms")));
    room.come(CHAIR, SECRETARY, HOA_LU, TAM_DIEP);
    return room;
  }

  void happen(List<RoomEvent> events) {
    for (var event : events) {
      state = state.evolve(event, now);
      happened.add(event);
    }
  }

  void come(Seat... seats) {
    for (var seat : seats) {
      happen(RoomRules.arrived(state, seat));
    }
  }

  void go(Seat seat) {
    happen(RoomRules.departed(state, seat.site(), RoomEvent.LeaveReason.LOST));
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  List<RoomEvent> does(Seat seat, RoomCommand command) {
    var ruling = RoomRules.decide(state, command, seat, now);
    assertThat(ruling).isInstanceOf(RoomRuling.Decided.class);
    var events = ((RoomRuling.Decided) ruling).events();
    happen(events);
    return events;
  }

  void isRefused(Seat seat, RoomCommand command, String code) {
    var ruling = RoomRules.decide(state, command, seat, now);
    assertThat(ruling).isInstanceOf(RoomRefusal.class);
    assertThat(((RoomRefusal) ruling).code()).isEqualTo(code);
  }

  RoomState.Site site(Seat seat) {
    var site = state.sites().get(seat.site());
    assertThat(site).isNotNull();
    return site;
  }

  boolean hears(Seat seat) {
    return state.mediaPolicy().heard().allows(seat.site());
  }

  void muteAll(Seat by, Seat... except) {
    var ids = Set.of(List.of(except).stream().map(Seat::site).toArray(String[]::new));
    does(by, new RoomCommand.MuteAll(ids));
  }
}
