package vn.giaoban.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/// The parts of Spring Boot that are used, by name: `META-INF/spring/vn.giaoban.web.Parts.imports`.
/// Letting it find them by itself costs a second of every start, and brings some that are not
/// wanted (a user with a generated password, a second transaction manager).
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ImportAutoConfiguration
@interface Parts {}
