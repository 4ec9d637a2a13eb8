package io.github.convoscope.lesson;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the teacher's sheet and the students' worksheet of a lesson as HTML pages that print on
 * two sides of A4.
 *
 * @param lesson what they are about
 * @param locale language of the texts
 * @param pictures of each step: the name of a file beside the page
 * @param texts of each step, with the facts of what the step shows
 */
public record LessonSheet(
    Lesson lesson, Locale locale, List<String> pictures, List<LessonFacts> texts) {
  private static final int PICTURES_OF_TEACHER = 2;
  private static final int PICTURES_OF_STUDENTS = 3;

  private static final String STYLE =
      """
      @page { size: A4; margin: 14mm 16mm; }
      body { font: 10pt/1.35 "Roboto", "Helvetica Neue", Arial, sans-serif; color: #111; max-width: 178mm; margin: 8mm auto; }
      @media print { body { margin: 0; max-width: none; } }
      h1 { font-size: 17pt; margin: 0 0 2mm; }
      h2 { font-size: 11.5pt; margin: 4mm 0 1mm; break-after: avoid; }
      p { margin: 0 0 1.5mm; }
      .facts { color: #444; margin-bottom: 3mm; }
      .pictures { display: flex; gap: 4mm; margin: 3mm 0; }
      .pictures img { flex: 1; min-width: 0; max-width: 48%; border: 0.3mm solid #999; }
      .step { break-inside: avoid; margin-top: 2.2mm; }
      .ask { font-weight: bold; }
      .box { display: inline-block; width: 3.2mm; height: 3.2mm; border: 0.3mm solid #111; margin-right: 2mm; vertical-align: -0.4mm; }
      .right { font-weight: bold; text-decoration: underline; }
      .line { border-bottom: 0.2mm solid #888; height: 7mm; }
      ul { margin: 0; padding-left: 5mm; }
      """;

  /** The teacher's sheet: aim, trouble, and each step with what to ask and the answers. */
  public String teacher() {
    StringBuilder body = new StringBuilder();
    LessonNotes notes = lesson.notes();
    head(body, words("lesson.sheet.teacher"));
    part(body, "lesson.sheet.aim", notes.aim());
    part(body, "lesson.sheet.trouble", notes.trouble());
    pictures(body, pictures, PICTURES_OF_TEACHER);
    heading(body, "lesson.sheet.steps");
    for (int i = 0; i < lesson.steps().size(); i++) {
      LessonStep step = lesson.steps().get(i);
      body.append("<div class=\"step\">");
      paragraph(body, "", (i + 1) + ". " + told(step.text(), i));
      LessonTask task = step.task();
      if (task != null) {
        paragraph(body, "", words("lesson.sheet.do", told(task.text(), i)));
      }
      LessonQuestion question = step.question();
      if (question != null) {
        paragraph(body, "ask", told(question.text(), i));
        if (!question.choices().isEmpty()) {
          body.append("<ul>");
          for (LessonQuestion.Choice choice : question.choices()) {
            String style = isRight(choice, i) ? " class=\"right\"" : "";
            body.append("<li").append(style).append('>');
            body.append(escaped(told(choice.text(), i))).append("</li>");
          }
          body.append("</ul>");
        }
        if (question.then() != null) {
          paragraph(body, "", told(question.then(), i));
        }
      }
      body.append("</div>\n");
    }
    return page(body);
  }

  /** The worksheet: what to do, what to predict, and room to write. */
  public String worksheet() {
    StringBuilder body = new StringBuilder();
    head(body, words("lesson.sheet.worksheet"));
    paragraph(body, "", words("lesson.sheet.name"));
    pictures(body, pictures.subList(0, beforePrediction()), PICTURES_OF_STUDENTS);
    int number = 0;
    for (int i = 0; i < lesson.steps().size(); i++) {
      LessonStep step = lesson.steps().get(i);
      LessonTask task = step.task();
      LessonQuestion question = step.question();
      if (task == null && question == null) {
        continue;
      }
      number++;
      body.append("<div class=\"step\">");
      paragraph(body, "", number + ". " + asked(step, i));
      if (task != null) {
        paragraph(body, "ask", told(task.text(), i));
        lines(body, 1);
      }
      if (question != null) {
        paragraph(body, "ask", told(question.text(), i));
        for (LessonQuestion.Choice choice : question.choices()) {
          body.append("<p><span class=\"box\"></span>");
          body.append(escaped(told(choice.text(), i))).append("</p>");
        }
        lines(body, question.choices().isEmpty() ? 4 : 1);
      }
      body.append("</div>\n");
    }
    return page(body);
  }

  /** What is said before a question; the network's answer is not told to those who predict it. */
  private String asked(LessonStep step, int at) {
    LessonFacts facts = texts.get(at);
    boolean hide = step.question() != null && step.question().hide();
    LessonFacts known = hide ? new LessonFacts(facts.model(), null, facts.locale()) : facts;
    return LessonWords.plain(step.text().in(locale), known::value);
  }

  private boolean isRight(LessonQuestion.Choice choice, int at) {
    LessonFacts facts = texts.get(at);
    LessonState state =
        new LessonState(
            facts.activations() == null ? null : facts.value("answer"),
            "",
            Set.of(),
            Set.of(),
            Set.of(),
            false);
    return choice.isRight(state);
  }

  private void head(StringBuilder body, String kind) {
    LessonNotes notes = lesson.notes();
    body.append("<h1>").append(escaped(lesson.title().in(locale))).append("</h1>\n");
    String level = notes.level() == null ? "" : " · " + plain(notes.level());
    String minutes = notes.minutes() == 0 ? "" : " · " + words("lesson.minutes", notes.minutes());
    paragraph(body, "facts", kind + level + minutes);
  }

  private void part(StringBuilder body, String key, @Nullable LessonText text) {
    if (text != null) {
      heading(body, key);
      paragraph(body, "", plain(text));
    }
  }

  private void heading(StringBuilder body, String key) {
    body.append("<h2>").append(escaped(words(key))).append("</h2>\n");
  }

  private String words(String key, Object... args) {
    return Messages.text(Message.of(key, args), locale);
  }

  /** How many steps there are before the first one whose answer is to be predicted. */
  private int beforePrediction() {
    int count = 0;
    for (LessonStep step : lesson.steps()) {
      LessonQuestion question = step.question();
      if (question != null && question.hide()) {
        break;
      }
      count++;
    }
    return count;
  }

  private static void pictures(StringBuilder body, List<String> shown, int most) {
    body.append("<div class=\"pictures\">");
    int count = Math.min(most, shown.size());
    IntStream.range(0, count)
        .map(i -> i * shown.size() / count)
        .forEach(
            i -> body.append("<img src=\"").append(escaped(shown.get(i))).append("\" alt=\"\">"));
    body.append("</div>\n");
  }

  private static void lines(StringBuilder body, int count) {
    body.append("<div class=\"line\"></div>".repeat(count));
  }

  private static void paragraph(StringBuilder body, String style, String text) {
    body.append(style.isEmpty() ? "<p>" : "<p class=\"" + style + "\">");
    body.append(escaped(text)).append("</p>\n");
  }

  private String told(LessonText text, int at) {
    return LessonWords.plain(text.in(locale), texts.get(at)::value);
  }

  private String plain(LessonText text) {
    return told(text, 0);
  }

  private String page(StringBuilder body) {
    return "<!DOCTYPE html>\n<html lang=\""
        + locale.getLanguage()
        + "\">\n<head>\n<meta charset=\"utf-8\">\n<title>"
        + escaped(lesson.title().in(locale))
        + "</title>\n<style>\n"
        + STYLE
        + "</style>\n</head>\n<body>\n"
        + body
        + "</body>\n</html>\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
