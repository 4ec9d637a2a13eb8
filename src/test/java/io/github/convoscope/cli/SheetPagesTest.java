package io.github.convoscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.lesson.Lesson;
import io.github.convoscope.lesson.LessonFolder;
import io.github.convoscope.lesson.LessonSheet;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The sheets of all lessons print on two pages of A4. Their lines are broken here as a browser
 * would break them, with the widths of Roboto and the lengths of the sheets' own style; words may
 * be 6 % wider, as another typeface's may be.
 */
class SheetPagesTest {
  private static final double PAGE = 297 - 2 * 14;
  private static final double WIDTH = 210 - 2 * 16;
  private static final double POINT = 25.4 / 72;
  private static final double WIDER = 1.06;
  private static final double LINE = 1.35;
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
  private static final Pattern ELEMENT =
      Pattern.compile(
          "<h1>(?<h1>.*?)</h1>|<h2>(?<h2>.*?)</h2>|<p(?<ask>"
              + " class=\"ask\")?[^>]*>(?<p>.*?)</p>|<li(?<right>"
              + " class=\"right\")?[^>]*>(?<li>.*?)(?=<li|</ul>)|<div"
              + " class=\"pictures\">(?<pictures>.*?)</div>|(?<line><div"
              + " class=\"line\"></div>)|(?<step><div class=\"step\">)",
          Pattern.DOTALL);

  private static Font regular;
  private static Font bold;

  @BeforeAll
  static void readFonts() throws Exception {
    regular = font("Roboto-Regular.ttf");
    bold = font("Roboto-Bold.ttf");
  }

  private static Font font(String file) throws Exception {
    try (InputStream data =
        SheetPagesTest.class.getResourceAsStream("/com/formdev/flatlaf/fonts/roboto/" + file)) {
      return Font.createFont(Font.TRUETYPE_FONT, data);
    }
  }

  static List<Path> files() {
    return LessonFolder.files();
  }

  @ParameterizedTest
  @MethodSource("files")
  void sheetsPrintOnTwoPages(Path file) {
    Lesson lesson = SheetWriter.read(file);
    for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      SheetWriter writer = new SheetWriter(lesson, locale);
      LessonSheet sheet = writer.sheet(writer.shots());
      for (String page : List.of(sheet.teacher(), sheet.worksheet())) {
        double pages = pages(page);
        assertTrue(pages <= 2, file.getFileName() + " " + locale + ": " + pages + " pages");
        assertTrue(pages > 0.3, file.getFileName() + " is nearly empty");
      }
    }
  }

  /** How many pages are filled. */
  private static double pages(String html) {
    String body = html.substring(html.indexOf("<body>"));
    double used = 0;
    int page = 0;
    double step = 0;
    Matcher element = ELEMENT.matcher(body);
    boolean inStep = false;
    while (element.find()) {
      if (element.group("step") != null) {
        if (inStep) {
          page += used + step > PAGE ? 1 : 0;
          used = used + step > PAGE ? step : used + step;
        }
        inStep = true;
        step = 2.2;
        continue;
      }
      double height = height(element);
      assertTrue(height > 0, element.group());
      if (inStep) {
        step += height;
      } else if (used + height > PAGE) {
        page++;
        used = height;
      } else {
        used += height;
      }
    }
    page += used + step > PAGE ? 1 : 0;
    used = used + step > PAGE ? step : used + step;
    return page + used / PAGE;
  }

  /** The height of an element with its margins, in mm. */
  private static double height(Matcher element) {
    if (element.group("h1") != null) {
      return text(element.group("h1"), bold, 17, WIDTH) + 2;
    }
    if (element.group("h2") != null) {
      return text(element.group("h2"), bold, 11.5, WIDTH) + 5;
    }
    if (element.group("p") != null) {
      Font font = element.group("ask") == null ? regular : bold;
      // The facts of the head have 3 mm below them.
      double below = element.group().contains("class=\"facts\"") ? 3 : 1.5;
      return text(element.group("p"), font, 10, WIDTH - 6) + below;
    }
    if (element.group("li") != null) {
      return text(
          element.group("li"), element.group("right") == null ? regular : bold, 10, WIDTH - 5);
    }
    if (element.group("line") != null) {
      return 7.2;
    }
    int count = element.group("pictures").split("<img", -1).length - 1;
    double wide = Math.min(0.48 * WIDTH, (WIDTH - 4 * (count - 1)) / count);
    return 6 + wide * 720 / 960 + 0.6;
  }

  /** The height of a text whose lines are at most so wide, in mm. */
  private static double text(String html, Font font, double points, double width) {
    String words =
        html.replaceAll("<[^>]*>", "")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&");
    Font sized = font.deriveFont((float) points);
    int lines = 1;
    double filled = 0;
    for (String word : words.trim().split("(?<=[\\s-])")) {
      double wide = WIDER * POINT * sized.getStringBounds(word, EXACT).getWidth();
      if (filled + wide > width && filled > 0) {
        lines++;
        filled = 0;
      }
      filled += wide;
    }
    return lines * LINE * points * POINT;
  }

  @Test
  void moreTextIsMorePages() {
    String step = "<div class=\"step\"><p>" + "many words ".repeat(200) + "</p></div>";
    assertEquals(0, Math.floor(pages("<body>" + step)));
    assertTrue(pages("<body>" + step.repeat(12)) > 2);
  }
}
