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
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The page with the lessons that come with the program, and those of the user's own that are not
 * saved yet. JavaFX thread.
 */
final class LessonList {
  /** The lesson that newcomers take first. */
  static final String TOUR = "tour";

  private final Shell shell;
  private final LessonDrafts drafts;
  private final BiConsumer<Path, Lesson> goOn;

  /**
   * Makes the page when it is opened.
   *
   * @param goOn opens a draft to write on
   */
  LessonList(Shell shell, LessonDrafts drafts, BiConsumer<Path, Lesson> goOn) {
    this.shell = shell;
    this.drafts = drafts;
    this.goOn = goOn;
  }

  /** Opens the page once the files are read. */
  void open() {
    drafts.write();
    shell.workspace().fileTasks().run(LessonList::read, this::show);
  }

  /**
   * A lesson of the list.
   *
   * @param draft whether it is one that was not saved
   */
  private record Entry(Path file, Lesson lesson, boolean draft) {}

  /** The drafts first, then the tour, then the others as their files are named. */
  private static List<Entry> read() {
    List<Entry> entries = new ArrayList<>();
    for (Path file : LessonFolder.files()) {
      Lesson lesson = LessonReader.read(file, WindowNames.all()).lesson();
      if (lesson != null) {
        entries.add(
            lesson.name().equals(TOUR) ? 0 : entries.size(), new Entry(file, lesson, false));
      }
    }
    for (Path file : LessonDrafts.files()) {
      Lesson lesson = LessonReader.read(file, WindowNames.all()).lesson();
      if (lesson != null) {
        entries.add(0, new Entry(file, lesson, true));
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
    open.setOnAction(event -> open(entry));
    LessonText about = lesson.notes().about();
    Label what =
        new Label(
            entry.draft
                ? Messages.text("lesson.draft")
                : about == null ? "" : about.in(Locale.getDefault()));
    what.setWrapText(true);
    what.setMinHeight(Region.USE_PREF_SIZE);
    what.getStyleClass().add("muted");
    VBox text = new VBox(open, what);
    text.getStyleClass().add("lesson-entry");
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox row = new HBox(text, entry.draft ? bin(entry) : minutes(lesson));
    row.setAlignment(Pos.TOP_LEFT);
    row.getStyleClass().add("lesson-row");
    return row;
  }

  private void open(Entry entry) {
    if (entry.draft) {
      shell.host().closePage();
      goOn.accept(entry.file, entry.lesson);
    } else {
      shell.openers().open(entry.file);
    }
  }

  private static Label minutes(Lesson lesson) {
    Label minutes = new Label(Messages.text("lesson.minutes", lesson.notes().minutes()));
    minutes.setMinWidth(Region.USE_PREF_SIZE);
    return minutes;
  }

  private Button bin(Entry entry) {
    Button bin = new Button(Messages.text("lesson.drop"), new FontIcon("fth-trash-2"));
    bin.setId("lesson-drop");
    bin.setMinWidth(Region.USE_PREF_SIZE);
    bin.setOnAction(event -> drafts.delete(entry.file, this::open));
    return bin;
  }
}
