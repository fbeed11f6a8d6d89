package vn.giaoban.web.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.giaoban.web.testing.FreePorts;

/// One briefing, from the calendar to the minutes, as its people live through it: a secretary and a
/// chair, two communes that only have the link in their mail, four Chromium windows with a fake
/// camera and microphone, and a server that is killed in the middle.
class BriefingStoryIT {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final String HAI_HAU = "xã Hải Hậu";
  private static final String NGHIA_HUNG = "xã Nghĩa Hưng";
  private static final String DECISION =
      "Các xã ven biển báo cáo thiệt hại trước 17 giờ hằng ngày.";

  @TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.ON_SUCCESS)
  Path dir;

  private Chromium chromium;
  private Path data;
  private ServerProcess server;
  private int port;
  private int mediaPort;
  private final List<BrowserContext> contexts = new ArrayList<>();

  @BeforeEach
  void start() {
    data = dir.resolve("data");
    port = FreePorts.next();
    mediaPort = FreePorts.next();
    server = startServer("--demo");
    chromium = Chromium.open();
  }

  @AfterEach
  void stop() {
    if (chromium != null) {
      for (var context : contexts) {
        context.pages().forEach(page -> shot(page, "last-" + contexts.indexOf(context)));
      }
      chromium.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  void oneBriefingLivesFromTheCalendarToTheMinutes() throws Exception {
    var accounts = Accounts.from(server.lines());
    var api = Api.signIn(server.url(), "thuky", accounts.password("thuky"));

    // The secretary, with a second factor.
    var desk = new Desk(newPage(), server.url());
    desk.signIn("thuky", accounts.password("thuky"));
    desk.weekTitle().waitFor();
    shot(desk.page(), "1-week");
    var secret = new AtomicReference<String>();
    desk.switchOnSecondFactor(shown -> {
      secret.set(shown);
      return OneTimeCode.of(shown, System.currentTimeMillis());
    });
    shot(desk.page(), "1-second-factor");

    // A briefing half an hour ahead: its room is to open by itself in a minute or two.
    var begin = ZonedDateTime.now(Desk.VIETNAM).truncatedTo(ChronoUnit.MINUTES).plusMinutes(32);
    desk.fillBriefing(
        "Giao ban tuần 47",
        begin,
        "1 giờ 30 phút",
        List.of("Hải Hậu", "Nghĩa Hưng", "Sở Xây dựng"),
        List.of(
            new Desk.Item("Tình hình kinh tế – xã hội", 20),
            new Desk.Item("Phòng, chống bão số 9", 30),
            new Desk.Item("Giải phóng mặt bằng tuyến ven biển", 25)));
    desk.attach(SamplePdf.write(dir.resolve("bao-cao-tuan-46.pdf"), "Báo cáo tuần 46"));
    shot(desk.page(), "2-form");
    desk.schedule();
    var id = desk.briefingId();

    aClashIsTold(desk, begin);
    remindersGoOut(api, begin);

    // Invitations.
    desk.openBriefing(id);
    desk.sendInvitations("Đề nghị các xã ven biển chuẩn bị số liệu.");
    Await.until(
        "the three units and the chair are sent to",
        Duration.ofSeconds(60),
        () -> desk.page().locator("[data-testid=invitee][data-status=SENT]").count() == 4);
    var units = api.get("/api/briefings/" + id + "/invitations");
    var haiHau = address(units, HAI_HAU);
    var nghiaHung = address(units, NGHIA_HUNG);
    var letter = new Mailbox(api, haiHau.email()).invitation();
    assertThat(letter.path("raw").asString())
        .contains("method=REQUEST")
        .contains("multipart/mixed");
    assertThat(letter.path("attachments").toString()).contains("bao-cao-tuan-46.pdf");
    var otherLetter = new Mailbox(api, nghiaHung.email()).invitation();
    var link = Mailbox.joinLink(letter);
    var otherLink = Mailbox.joinLink(otherLetter);
    assertThat(link).isNotEqualTo(otherLink);
    api.post(
        "/api/mail/messages/" + letter.path("id").asString() + "/reply",
        Map.of("partStat", "ACCEPTED"));
    desk.page()
        .locator(
            "[data-testid=invitee][data-unit='%s'][data-reply=ACCEPTED]".formatted(haiHau.code()))
        .waitFor();
    shot(desk.page(), "3-invited");

    // The room opens by itself; three people come, none of them with an account.
    Await.until(
        "the room is open",
        Duration.ofMinutes(4),
        () -> api.get("/api/briefings/" + id).path("state").asString().equals("OPEN"));
    var chairLink = Mailbox.joinLink(new Mailbox(api, "chu-tich@ninhbinh.example").invitation());
    var chair = RoomTab.open(newContext(), chairLink);
    shot(chair.page(), "5-join");
    chair.enter();
    var commune = RoomTab.open(newContext(), link).enter();
    var other = RoomTab.open(newContext(), otherLink).enter();
    chair.sees(SOON);
    commune.sees(SOON);
    other.sees(SOON);
    commune.microphone(true);
    chair.hears(SOON);
    other.hears(SOON);
    shot(chair.page(), "5-room-chair");
    shot(commune.page(), "5-room-commune");

    // The meeting.
    chair.tab("roll");
    chair.id("rollcall-start").click();
    commune.id("rollcall-answer").click();
    other.id("rollcall-answer").click();
    Await.until(
        "both communes are present",
        SOON,
        () -> present(chair, haiHau.code()) && present(chair, nghiaHung.code()));
    shot(chair.page(), "6-roll");
    chair.id("rollcall-end").click();
    chair.tab("agenda");
    var items = api.get("/api/briefings/" + id).path("agenda");
    var item = items.get(1).path("id").asString();
    for (var planned : List.of(items.get(0).path("id").asString(), item)) {
      chair.id("agenda-start", "data-item", planned).click();
      everyScreenShows(planned, chair, commune, other);
    }

    commune.id("hand-button").click();
    chair.tab("floor");
    chair.id("give-floor", "data-site", haiHau.code()).click();
    everyHolderIs(haiHau.code(), chair, other);
    commune
        .page()
        .locator("[data-testid=standing][data-kind=floor], [data-testid=standing][data-kind=heard]")
        .waitFor();
    chair.hears(SOON);
    shot(chair.page(), "6-floor");

    chair.tab("decisions");
    chair.id("decision-text").locator("visible=true").first().fill(DECISION);
    chair.id("decision-add").locator("visible=true").first().click();
    chair.id("decision-item").getByText(DECISION).waitFor();

    // A browser that is reloaded, and a server that is killed.
    commune.page().reload();
    commune.waitUntilIn();
    assertThat(commune.agendaItem()).isEqualTo(item);
    server.killHard();
    server = startServer();
    var ready = System.nanoTime();
    for (var tab : List.of(chair, commune, other)) {
      tab.waitUntilIn();
      tab.waitUntilMedia();
    }
    System.out.printf(
        "All are back by themselves %.1f s after the restart%n", (System.nanoTime() - ready) / 1e9);
    for (var tab : List.of(chair, commune, other)) {
      Await.until("the same item after the kill", SOON, () -> tab.agendaItem().equals(item));
    }
    everyHolderIs(haiHau.code(), chair, other);
    chair.sees(Duration.ofSeconds(30));
    other.sees(Duration.ofSeconds(30));
    shot(chair.page(), "6-after-kill");

    chair.tab("floor");
    chair.id("return-floor").first().click();
    chair.id("mute-all").click();
    other.falls(SOON);

    chair.id("close-room").click();
    chair.id("close-room-confirm").click();
    chair.id("end-screen").waitFor();
    other.id("end-screen").waitFor();
    shot(other.page(), "7-end");

    theMinutesAreWrittenApprovedAndSent(desk, api, id, accounts, secret.get(), haiHau);
    theJournalVerifies(desk, api, id);
  }

  private void aClashIsTold(Desk desk, ZonedDateTime begin) {
    desk.fillBriefing(
        "Họp đột xuất", begin.plusMinutes(10), "30 phút", List.of("Hải Hậu"), List.of());
    desk.schedule();
    var clash = desk.id("clash");
    clash.waitFor();
    assertThat(clash.innerText()).contains("Giao ban tuần 47");
    shot(desk.page(), "2-clash");
    desk.id("clash-change").click();
    desk.button("Thôi").click();
  }

  /// Another briefing an hour and a minute ahead: its one-hour reminder is due in a minute or two.
  private void remindersGoOut(Api api, ZonedDateTime begin) {
    var unit = api.get("/api/units?q=kim%20son&level=COMMUNE").get(0);
    var briefing =
        api.post(
            "/api/briefings",
            Map.of(
                "title",
                "Họp chuyên đề phòng cháy",
                "startsAt",
                begin.plusMinutes(30).toOffsetDateTime().toString(),
                "duration",
                "PT30M",
                "chair",
                "thuky",
                "units",
                List.of(unit.path("code").asString()),
                "agenda",
                List.of()));
    api.post("/api/briefings/" + briefing.path("id").asString() + "/invitations", Map.of());
    var box = new Mailbox(api, unit.path("email").asString());
    box.invitation();
    box.mail("a reminder", mail -> mail.path("subject").asString().contains("Nhắc"));
  }

  private void theMinutesAreWrittenApprovedAndSent(
      Desk desk, Api api, String id, Accounts accounts, String secret, Invitee unit)
      throws Exception {
    // The server was killed meanwhile; the session is still there.
    desk.openMinutes(id);
    desk.page().locator("[data-testid=minutes-state][data-state=DRAFT]").waitFor();
    assertThat(desk.page().locator("gb-minutes-sheet").innerText()).contains("Hải Hậu");
    desk.page()
        .getByLabel("Diễn biến mục 1")
        .fill("Sở Tài chính báo cáo; các xã thống nhất số liệu.");
    desk.id("minutes-save").click();
    desk.page().getByText("Mọi thay đổi đã lưu").waitFor();
    shot(desk.page(), "7-minutes");
    desk.id("minutes-approve").click();
    desk.id("minutes-approve-confirm").click();
    desk.id("minutes-notation").waitFor();
    desk.id("minutes-distribute").click();
    desk.id("minutes-distribute-confirm").click();
    var pdf = api.bytes("/api/briefings/" + id + "/minutes.pdf");
    Files.write(shots().resolve("minutes.pdf"), pdf);
    PdfCheck.of(pdf)
        .hasText("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        .hasText("BIÊN BẢN")
        .hasText("thống nhất số liệu")
        .hasText("báo cáo thiệt hại")
        .embedsEveryFont();
    var mail =
        new Mailbox(api, unit.email())
            .mail(
                "the minutes",
                one -> one.path("subject").asString().toLowerCase().contains("biên bản"));
    assertThat(mail.path("text").asString() + mail.path("attachments")).isNotBlank();
    var minutes = api.get("/api/briefings/" + id + "/minutes");
    assertThat(minutes.path("notation").asString()).contains("/BB-");
    assertThat(secret).isNotBlank();
    assertThat(accounts.passwords()).containsKey("chutich");
  }

  private void theJournalVerifies(Desk desk, Api api, String id) {
    desk.openJournal(id);
    desk.page().locator("[data-testid=journal-check][data-ok=true]").waitFor();
    shot(desk.page(), "8-journal");
    var kinds = new ArrayList<String>();
    api.get("/api/briefings/" + id + "/journal").forEach(e -> kinds.add(e.path("kind").asString()));
    assertThat(kinds)
        .containsSubsequence(
            "BriefingScheduled",
            "InvitationsRequested",
            "InvitationSent",
            "RoomOpened",
            "SiteJoined",
            "RollCallStarted",
            "RollCallEnded",
            "AgendaItemStarted",
            "HandRaised",
            "FloorGiven",
            "DecisionNoted",
            "FloorReturned",
            "EveryoneMuted",
            "RoomClosed",
            "MinutesDrafted",
            "MinutesApproved",
            "MinutesDistributed")
        .contains("DocumentAdded", "InvitationReplied", "InvitationSeen", "MinutesEdited");
  }

  private record Invitee(String code, String email) {}

  private static Invitee address(tools.jackson.databind.JsonNode invitations, String name) {
    for (var one : invitations) {
      if (one.path("name").asString().equalsIgnoreCase(name)) {
        return new Invitee(one.path("unit").asString(), one.path("email").asString());
      }
    }
    throw new AssertionError(name + " is not invited: " + invitations);
  }

  private static boolean present(RoomTab tab, String site) {
    return "PRESENT".equals(tab.id("roll-item", "data-site", site).getAttribute("data-presence"));
  }

  private static void everyScreenShows(String item, RoomTab... tabs) {
    for (var tab : tabs) {
      Await.until(
          "the agenda item is on every screen",
          Duration.ofSeconds(3),
          () -> tab.agendaItem().equals(item));
    }
  }

  private static void everyHolderIs(String site, RoomTab... tabs) {
    for (var tab : tabs) {
      Await.until(
          site + " has the floor on every screen",
          Duration.ofSeconds(10),
          () -> tab.floorHolder().equals(site));
    }
  }

  private ServerProcess startServer(String... arguments) {
    return ServerProcess.start(
        data, port, Map.of("GIAOBAN_MEDIA_PORT", Integer.toString(mediaPort)), arguments);
  }

  private BrowserContext newContext() {
    var context = chromium.context();
    contexts.add(context);
    return context;
  }

  private Page newPage() {
    return newContext().newPage();
  }

  private static Path shots() throws java.io.IOException {
    return Files.createDirectories(Path.of("target", "story"));
  }

  private static void shot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target", "story", name + ".png")));
  }
}
