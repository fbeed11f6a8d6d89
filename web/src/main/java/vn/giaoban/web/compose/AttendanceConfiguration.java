package vn.giaoban.web.compose;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.attendance.AttendanceLetters;
import vn.giaoban.scheduler.attendance.AttendanceRule;
import vn.giaoban.scheduler.attendance.AttendanceRules;
import vn.giaoban.scheduler.attendance.Boards;
import vn.giaoban.scheduler.attendance.Chasing;
import vn.giaoban.scheduler.attendance.Deputies;
import vn.giaoban.scheduler.attendance.Downloads;
import vn.giaoban.scheduler.attendance.Overlaps;
import vn.giaoban.scheduler.attendance.Quorum;
import vn.giaoban.scheduler.attendance.SubstituteRule;
import vn.giaoban.scheduler.attendance.Substitutions;
import vn.giaoban.scheduler.briefing.Briefing;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.calendar.CalendarDays;
import vn.giaoban.scheduler.freetime.FreeSlot;
import vn.giaoban.scheduler.freetime.FreeTimeForm;
import vn.giaoban.scheduler.freetime.FreeTimeService;
import vn.giaoban.scheduler.invitation.Invitations;
import vn.giaoban.scheduler.invitation.JoinLinks;
import vn.giaoban.scheduler.job.QuartzJobs;
import vn.giaoban.scheduler.journal.Actor;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.outbox.OutboxSender;
import vn.giaoban.scheduler.outbox.store.OutboxOverR2dbc;
import vn.giaoban.scheduler.preparation.DocumentRequests;
import vn.giaoban.scheduler.preparation.LeadTimes;
import vn.giaoban.scheduler.preparation.OfficeDays;
import vn.giaoban.scheduler.preparation.PreparationService;
import vn.giaoban.scheduler.preparation.RequestLetters;
import vn.giaoban.scheduler.preparation.Speakers;
import vn.giaoban.scheduler.sms.Sms;
import vn.giaoban.scheduler.sms.SmsService;
import vn.giaoban.scheduler.sms.SmsText;

/// Preparation and attendance, put together.
@Configuration(proxyBeanMethods = false)
class AttendanceConfiguration {
  @Bean
  OfficeDays.Source officeDays(CalendarDays calendar) {
    return () -> calendar.workingDays().map(working -> working::minus);
  }

  /// As the kind of meeting, or somebody by hand, arranged it for the briefing. By way of JSON: a
  /// database that knows no kinds of meetings answers nothing.
  @Bean
  LeadTimes.Source leadTimes(DatabaseClient database) {
    return briefingId ->
        database
            .sql(
                """
                SELECT coalesce((to_jsonb(b) ->> 'invitation_days')::int, :invitation) AS invitation,
                  coalesce((to_jsonb(b) ->> 'document_days')::int, :document) AS document
                FROM briefing b WHERE b.id = :id\
                """)
            .bind("id", briefingId)
            .bind("invitation", LeadTimes.USUAL.invitationDays())
            .bind("document", LeadTimes.USUAL.documentDays())
            .map(row ->
                new LeadTimes(
                    Objects.requireNonNull(row.get("invitation", Integer.class)),
                    Objects.requireNonNull(row.get("document", Integer.class))))
            .one()
            .defaultIfEmpty(LeadTimes.USUAL);
  }

  /// The quorum of the room's policy, and the rule on substitutes of the kind of meeting.
  @Bean
  AttendanceRule.Source attendanceRulesOfKinds(DatabaseClient database) {
    return briefingId ->
        database
            .sql(
                """
                SELECT coalesce(regexp_match(b.quorum, '^(>?)([0-9]{1,3})/([0-9]{1,3})$'), '{}')
                    AS share,
                  t.substitute_rank, coalesce(t.substitute_strict, false) AS strict
                FROM briefing b LEFT JOIN template t ON t.code = b.kind
                WHERE b.id = :id\
                """)
            .bind("id", briefingId)
            .map(row ->
                new AttendanceRule(
                    quorum(Objects.requireNonNull(row.get("share", String[].class))),
                    new SubstituteRule(
                        row.get("substitute_rank", Integer.class),
                        Boolean.TRUE.equals(row.get("strict", Boolean.class)))))
            .one();
  }

  private static Quorum quorum(String[] share) {
    return share.length == 0
        ? AttendanceRule.USUAL.quorum()
        : new Quorum(Integer.parseInt(share[1]), Integer.parseInt(share[2]), !share[0].isEmpty());
  }

  @Bean
  AttendanceRules attendanceRules(
      DatabaseClient database,
      AttendanceRule.Source kinds,
      Journal journal,
      TransactionalOperator transactions) {
    return new AttendanceRules(database, kinds, journal, transactions);
  }

  @Bean
  Boards boards(DatabaseClient database, AttendanceRules rules) {
    return new Boards(database, rules);
  }

  @Bean
  Deputies deputies(DatabaseClient database) {
    return new Deputies(database);
  }

  @Bean
  Downloads downloads(
      DatabaseClient database,
      Journal journal,
      TransactionalOperator transactions,
      InstantSource clock) {
    return new Downloads(database, journal, transactions, clock);
  }

  @Bean
  Overlaps overlaps(DatabaseClient database, BriefingService briefings, FreeTimeService freeTimes) {
    return new Overlaps(
        database,
        id ->
            briefings
                .get(id)
                .flatMap(briefing -> freeTimes.find(anotherTimeFor(briefing)))
                .flatMapIterable(slots -> slots)
                .filter(FreeSlot::free)
                .map(FreeSlot::startsAt)
                .next());
  }

  /// The same people for as long, within the usual two weeks.
  private static FreeTimeForm anotherTimeFor(Briefing briefing) {
    var units = new ArrayList<@Nullable String>();
    briefing.units().forEach(unit -> units.add(unit.code()));
    return new FreeTimeForm(
        units,
        briefing.chair().code(),
        briefing.duration().toString(),
        null,
        null,
        null,
        null,
        null,
        null,
        1,
        briefing.id().toString());
  }

  @Bean
  Chasing.TextMessages textMessages(SmsService sms) {
    return new Chasing.TextMessages() {
      @Override
      public boolean ready() {
        return sms.available();
      }

      @Override
      public boolean takes(String phone) {
        return SmsText.number(phone).isPresent();
      }

      @Override
      public Mono<Void> send(
          UUID briefingId, String recipient, String phone, String text, String key, Actor actor) {
        return sms.queue(new Sms(key, briefingId, recipient, phone, text), actor).then();
      }
    };
  }

  /// By way of a provider: the sender hears of answers by way of those who ask for them.
  @Bean
  Substitutions substitutions(
      DatabaseClient database,
      AttendanceRules rules,
      Invitations invitations,
      AttendanceLetters letters,
      JoinLinks links,
      OutboxOverR2dbc outbox,
      Journal journal,
      TransactionalOperator transactions,
      InstantSource clock,
      ObjectProvider<OutboxSender> sender) {
    return new Substitutions(
        database,
        rules,
        invitations,
        letters,
        links,
        outbox,
        journal,
        transactions,
        clock,
        () -> sender.getObject().wake());
  }

  @Bean
  Chasing chasing(
      DatabaseClient database,
      Boards boards,
      Invitations invitations,
      AttendanceLetters letters,
      JoinLinks links,
      OutboxOverR2dbc outbox,
      Chasing.TextMessages texts,
      Journal journal,
      TransactionalOperator transactions,
      InstantSource clock,
      ObjectProvider<OutboxSender> sender) {
    return new Chasing(
        database,
        boards,
        invitations,
        letters,
        links,
        outbox,
        texts,
        journal,
        transactions,
        clock,
        () -> sender.getObject().wake());
  }

  @Bean
  DocumentRequests documentRequests(
      DatabaseClient database,
      Invitations invitations,
      RequestLetters letters,
      JoinLinks links,
      OutboxOverR2dbc outbox,
      Journal journal,
      QuartzJobs jobs,
      LeadTimes.Source leads,
      OfficeDays.Source days,
      TransactionalOperator transactions,
      InstantSource clock,
      ObjectProvider<OutboxSender> sender) {
    return new DocumentRequests(
        database,
        invitations,
        letters,
        links,
        outbox,
        journal,
        jobs,
        leads,
        days,
        transactions,
        clock,
        () -> sender.getObject().wake());
  }

  @Bean
  Speakers speakers(
      DatabaseClient database,
      Journal journal,
      TransactionalOperator transactions,
      InstantSource clock) {
    return new Speakers(database, journal, transactions, clock);
  }

  @Bean
  PreparationService preparationService(
      DatabaseClient database,
      DocumentRequests requests,
      Speakers speakers,
      LeadTimes.Source leads,
      OfficeDays.Source days,
      Journal journal,
      TransactionalOperator transactions,
      InstantSource clock) {
    return new PreparationService(
        database, requests, speakers, leads, days, journal, transactions, clock);
  }
}
