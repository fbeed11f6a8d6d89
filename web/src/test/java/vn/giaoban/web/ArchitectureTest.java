package vn.giaoban.web;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/// The directions of the house: `web` knows the three leaves, a leaf knows nobody.
@AnalyzeClasses(packages = "vn.giaoban", importOptions = ArchitectureTest.TheProgram.class)
class ArchitectureTest {
  /// What is shipped: neither this module's tests nor the other modules' test jars.
  static final class TheProgram implements ImportOption {
    private final ImportOption noTests = new DoNotIncludeTests();

    @Override
    public boolean includes(Location location) {
      return noTests.includes(location) && !location.contains("-tests.jar");
    }
  }

  private static final String CONFERENCE = "vn.giaoban.conference..";
  private static final String SCHEDULER = "vn.giaoban.scheduler..";
  private static final String MAIL = "vn.giaoban.mail..";
  private static final String WEB = "vn.giaoban.web..";

  @ArchTest
  static final ArchRule conferenceIsPlainJava =
      noClasses()
          .that()
          .resideInAPackage(CONFERENCE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              SCHEDULER,
              MAIL,
              WEB,
              "org.springframework..",
              "reactor..",
              "io.r2dbc..",
              "tools.jackson..",
              "com.fasterxml.jackson.databind..");

  @ArchTest
  static final ArchRule schedulerKnowsNeitherWebNorMailNorSockets =
      noClasses()
          .that()
          .resideInAPackage(SCHEDULER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              CONFERENCE,
              MAIL,
              WEB,
              "org.springframework.web..",
              "org.springframework.boot..",
              "org.springframework.http..",
              "org.springframework.security..",
              "jakarta.mail..",
              "io.netty..");

  @ArchTest
  static final ArchRule mailBridgeIsPlainJava =
      noClasses()
          .that()
          .resideInAPackage(MAIL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              CONFERENCE, SCHEDULER, WEB, "org.springframework..", "reactor..", "io.r2dbc..");

  @ArchTest
  static final ArchRule rulesOfTheRoomAreTouchedByNoFramework =
      classes()
          .that()
          .resideInAPackage("vn.giaoban.conference.room..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "vn.giaoban.conference.room..",
              "vn.giaoban.conference.media..",
              "java..",
              "org.jspecify..",
              "com.fasterxml.jackson.annotation..");

  /// Jobs run on Quartz's own threads, commands and the start on the main thread, mail on virtual
  /// threads: there waiting is honest. Everywhere else it would hold an event loop.
  @ArchTest
  static final ArchRule nobodyWaits =
      noClasses()
          .that(
              resideOutsideOfPackages("vn.giaoban.web.start..", "..job..", "..jobs..")
                  .and(
                      com.tngtech.archunit.base.DescribedPredicate.not(
                          com.tngtech.archunit.base.DescribedPredicate.describe(
                              "jobs", c -> c.getSimpleName().endsWith("Job")))))
          .should(
              callMethodWhere(
                  target(nameStartingWith("block"))
                      .and(target(owner(resideInAnyPackage("reactor.core.publisher"))))));

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Manager");

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes().should(new LivesInANullMarkedPackage());

  private static final class LivesInANullMarkedPackage extends ArchCondition<JavaClass> {
    LivesInANullMarkedPackage() {
      super("live in a null-marked package");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      var marked = type.getPackage().isAnnotatedWith(NullMarked.class);
      events.add(
          new SimpleConditionEvent(
              type, marked, type.getName() + " is in a package without @NullMarked"));
    }
  }
}
