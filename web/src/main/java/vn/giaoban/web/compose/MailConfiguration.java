package vn.giaoban.web.compose;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.giaoban.scheduler.attendance.ChaseFate;
import vn.giaoban.scheduler.briefing.BriefingService;
import vn.giaoban.scheduler.document.BlobStore;
import vn.giaoban.scheduler.document.DocumentService;
import vn.giaoban.scheduler.document.Documents;
import vn.giaoban.scheduler.inbox.Filing;
import vn.giaoban.scheduler.inbox.InboxRows;
import vn.giaoban.scheduler.inbox.InboxRules;
import vn.giaoban.scheduler.inbox.InboxService;
import vn.giaoban.scheduler.inbox.MailParts;
import vn.giaoban.scheduler.inbox.MailReading;
import vn.giaoban.scheduler.inbox.VirusCheck;
import vn.giaoban.scheduler.invitation.AfterSending;
import vn.giaoban.scheduler.invitation.InvitationFate;
import vn.giaoban.scheduler.invitation.InvitationLetters;
import vn.giaoban.scheduler.invitation.InvitationService;
import vn.giaoban.scheduler.invitation.Invitations;
import vn.giaoban.scheduler.invitation.JoinLinks;
import vn.giaoban.scheduler.invitation.OfficialLetter;
import vn.giaoban.scheduler.invitation.SubstituteGate;
import vn.giaoban.scheduler.invitation.Tidings;
import vn.giaoban.scheduler.invitation.store.InvitationsOverR2dbc;
import vn.giaoban.scheduler.job.QuartzJobs;
import vn.giaoban.scheduler.job.Sweep;
import vn.giaoban.scheduler.journal.Journal;
import vn.giaoban.scheduler.lettertemplate.LetterLanguages;
import vn.giaoban.scheduler.lettertemplate.LetterTemplates;
import vn.giaoban.scheduler.outbox.Accepted;
import vn.giaoban.scheduler.outbox.AcceptedFile;
import vn.giaoban.scheduler.outbox.Channel;
import vn.giaoban.scheduler.outbox.Courier;
import vn.giaoban.scheduler.outbox.LetterFate;
import vn.giaoban.scheduler.outbox.OutboxMail;
import vn.giaoban.scheduler.outbox.OutboxSender;
import vn.giaoban.scheduler.outbox.Throttle;
import vn.giaoban.scheduler.outbox.store.OutboxOverR2dbc;
import vn.giaoban.scheduler.post.Posts;
import vn.giaoban.scheduler.preparation.DocumentRequests;
import vn.giaoban.scheduler.preparation.RequestFate;
import vn.giaoban.scheduler.reminder.ReminderFate;
import vn.giaoban.scheduler.reminder.ReminderPlan;
import vn.giaoban.scheduler.reminder.ReminderPlans;
import vn.giaoban.scheduler.reminder.ReminderService;
import vn.giaoban.scheduler.reminder.RemindersOverR2dbc;
import vn.giaoban.web.document.DocumentLimits;
import vn.giaoban.web.mail.ClamdCheck;
import vn.giaoban.web.mail.InboxMetrics;
import vn.giaoban.web.mail.OfficeAddresses;
import vn.giaoban.web.settings.Settings;

/// Outbox, invitations, reminders and inbox, put together.
@Configuration(proxyBeanMethods = false)
class MailConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(MailConfiguration.class);

  @Bean
  OutboxOverR2dbc outbox(DatabaseClient database, InstantSource clock, OfficeAddresses addresses) {
    return new OutboxOverR2dbc(database, clock, addresses.office().domain(), addresses.tokens());
  }

  @Bean
  LetterTemplates letterTemplates(DatabaseClient database, InstantSource clock) {
    return new LetterTemplates(database, clock);
  }

  @Bean
  LetterLanguages letterLanguages(DatabaseClient database, InstantSource clock) {
    return new LetterLanguages(database, clock);
  }

  @Bean
  Invitations invitations(DatabaseClient database, Posts posts, InstantSource clock) {
    return new InvitationsOverR2dbc(database, posts, clock);
  }

  /// By way of providers: whoever sends mail hears of answers, and answers are heard of by whoever
  /// sends.
  @Bean
  AfterSending afterSending(
      ObjectProvider<OutboxSender> sender, ObjectProvider<ReminderService> reminders) {
    return (briefingId, startsAt) ->
        Mono.defer(
                () -> {
                  sender.getObject().wake();
                  return reminders.getObject().plan(briefingId, startsAt);
                })
            .onErrorResume(e -> {
              LOG.warn("Reminders not planned, the sweep will see to it: {}", e.toString());
              return Mono.empty();
            });
  }

  @Bean
  InvitationService invitationService(
      Invitations invitations,
      InvitationLetters letters,
      OfficialLetter officialLetter,
      JoinLinks links,
      Documents documents,
      OutboxOverR2dbc outbox,
      Journal journal,
      TransactionalOperator transactions,
      InstantSource clock,
      AfterSending afterSending,
      SubstituteGate substitutes) {
    return new InvitationService(
        invitations,
        letters,
        officialLetter,
        links,
        documents,
        outbox,
        journal,
        transactions,
        clock,
        afterSending,
        substitutes);
  }

  @Bean
  ReminderService reminderService(
      DatabaseClient database,
      Invitations invitations,
      InvitationLetters letters,
      JoinLinks links,
      OutboxOverR2dbc outbox,
      QuartzJobs jobs,
      TransactionalOperator transactions,
      InstantSource clock,
      ObjectProvider<OutboxSender> sender,
      BriefingService briefings) {
    ReminderPlans plans =
        id ->
            briefings
                .get(id)
                .map(briefing -> briefing.arrangement().reminders())
                .map(leads -> leads.isEmpty() ? ReminderPlan.USUAL : new ReminderPlan(leads));
    return new ReminderService(
        plans,
        new RemindersOverR2dbc(database),
        invitations,
        letters,
        links,
        outbox,
        jobs,
        transactions,
        clock,
        () -> sender.getObject().wake());
  }

  @Bean
  Tidings tidings(
      Invitations invitations, SubstituteGate substitutes, Journal journal, InstantSource clock) {
    return new Tidings(invitations, substitutes, journal, clock);
  }

  @Bean
  VirusCheck virusCheck(Settings settings, DocumentLimits limits) {
    var scanner = settings.mail().inbound().scanner();
    return scanner == null ? VirusCheck.NONE : new ClamdCheck(scanner, limits.maxSize().toBytes());
  }

  @Bean
  Filing filing(
      MailParts parts,
      BlobStore blobs,
      DocumentService documents,
      DocumentRequests requests,
      VirusCheck viruses,
      DocumentLimits limits) {
    return new Filing(parts, blobs, documents, requests, viruses, limits.maxSize().toBytes());
  }

  @Bean
  InboxService inboxService(
      InboxRows rows,
      DatabaseClient database,
      MailReading reading,
      Tidings tidings,
      InvitationService invitations,
      Filing filing,
      Settings settings,
      InboxMetrics metrics,
      TransactionalOperator transactions,
      InstantSource clock,
      ObjectProvider<OutboxSender> sender) {
    var usual = InboxRules.USUAL;
    return new InboxService(
        rows,
        reading,
        database,
        new InboxRules(
            !settings.mail().inbound().relays().isEmpty(),
            usual.refreshPause(),
            usual.answersAnHour()),
        tidings,
        invitations,
        filing,
        metrics,
        () -> sender.ifAvailable(OutboxSender::wake),
        transactions,
        clock);
  }

  @Bean
  AcceptedFile acceptedMails(Settings settings) throws IOException {
    return new AcceptedFile(settings.data().resolve("mail-accepted"));
  }

  @Bean
  OutboxSender outboxSender(
      DatabaseClient database,
      OutboxOverR2dbc outbox,
      Courier courier,
      Invitations invitations,
      Journal journal,
      TransactionalOperator transactions,
      InstantSource clock,
      Accepted accepted,
      Settings settings) {
    var mail = settings.mail();
    return new OutboxSender(
        new OutboxSender.SendingPlan(
            Channel.MAIL, node(settings), mail.connections(), mail.deadline()),
        outbox,
        courier,
        List.of(
            new InvitationFate(invitations, journal),
            new ReminderFate(journal),
            new RequestFate(database, journal),
            new ChaseFate(invitations, journal),
            new LetterFate(OutboxMail.Kind.MINUTES, "Minutes", journal),
            new LetterFate(OutboxMail.Kind.NOTICE, "Notice", journal),
            new LetterFate(OutboxMail.Kind.DIRECTIVE, "Directive", journal)),
        transactions,
        clock,
        RandomGenerator.getDefault(),
        accepted,
        new Throttle(mail.perMinute(), mail.perMinuteAndDomain()));
  }

  /// The same after a restart, different from every other node's.
  static String node(Settings settings) {
    try {
      return InetAddress.getLocalHost().getHostName() + ":" + settings.data().toAbsolutePath();
    } catch (UnknownHostException e) {
      return settings.data().toAbsolutePath().toString();
    }
  }

  /// Sends while the application runs; stops before the mail servers are let go.
  @Bean
  SmartLifecycle sending(OutboxSender sender) {
    return new SmartLifecycle() {
      private volatile boolean running;

      @Override
      public void start() {
        running = true;
        sender.start();
      }

      @Override
      public void stop() {
        sender.stop(Duration.ofSeconds(3));
        running = false;
      }

      @Override
      public boolean isRunning() {
        return running;
      }

      @Override
      public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE;
      }
    };
  }

  /// What came in and was not looked at, and whoever was not told that a briefing is off.
  @Bean
  Sweep mailSweep(InboxService inbox, InvitationService invitations) {
    return () -> inbox.understand().then(inbox.file()).then(invitations.tellCancelled());
  }
}
