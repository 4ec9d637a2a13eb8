package io.github.convoscope.ui.lesson;

import io.github.convoscope.lesson.Lesson;
import io.github.convoscope.lesson.LessonFolder;
import io.github.convoscope.lesson.LessonReader;
import io.github.convoscope.lesson.LessonText;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Page;
import io.github.convoscope.ui.Shell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The page with the lessons that come with the program. JavaFX thread. */
final class LessonList {
  /** The lesson that newcomers take first. */
  static final String TOUR = "tour";

  private final Shell shell;

  LessonList(Shell shell) {
    this.shell = shell;
  }

  /** Opens the page once the files are read. */
  void open() {
    shell.workspace().fileTasks().run(LessonList::read, this::show);
  }

  private record Entry(Path file, Lesson lesson) {}

  /** The tour first, the others as their files are named. */
  private static List<Entry> read() {
    List<Entry> entries = new ArrayList<>();
    for (Path file : LessonFolder.files()) {
      Lesson lesson = LessonReader.read(file, WindowNames.all()).lesson();
      if (lesson != null) {
        entries.add(lesson.name().equals(TOUR) ? 0 : entries.size(), new Entry(file, lesson));
      }
    }
    return entries;
  }

  private void show(List<Entry> entries) {
    VBox rows = new VBox();
    rows.getStyleClass().addAll("lesson-list", "scrolled");
    for (Entry entry : entries) {
      rows.getChildren().add(row(entry));
    }
    Label more = new Label(Messages.text("lesson.own"));
    more.getStyleClass().add("muted");
    more.setWrapText(true);
    more.setMinHeight(Region.USE_PREF_SIZE);
    rows.getChildren().add(more);
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("panel-scroll");
    shell.host().open(new Page("lessons", Messages.text("lesson.choose"), scroll, () -> {}));
  }

  private HBox row(Entry entry) {
    Lesson lesson = entry.lesson;
    Button open = new Button(lesson.title().in(Locale.getDefault()));
    open.setId("lesson-" + lesson.name());
    open.getStyleClass().add("lesson-open");
    open.setMinWidth(Region.USE_PREF_SIZE);
    open.setOnAction(event -> shell.openers().open(entry.file));
    Label minutes = new Label(Messages.text("lesson.minutes", lesson.notes().minutes()));
    minutes.setMinWidth(Region.USE_PREF_SIZE);
    LessonText about = lesson.notes().about();
    Label what = new Label(about == null ? "" : about.in(Locale.getDefault()));
    what.setWrapText(true);
    what.setMinHeight(Region.USE_PREF_SIZE);
    what.getStyleClass().add("muted");
    VBox text = new VBox(open, what);
    text.getStyleClass().add("lesson-entry");
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox row = new HBox(text, minutes);
    row.setAlignment(Pos.TOP_LEFT);
    row.getStyleClass().add("lesson-row");
    return row;
  }
}
