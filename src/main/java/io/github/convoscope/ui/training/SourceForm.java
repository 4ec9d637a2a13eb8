package io.github.convoscope.ui.training;

import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.training.ExampleSource;
import io.github.convoscope.training.ExampleSource.Kind;
import io.github.convoscope.ui.ComboRows;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.FileDialogues.Question;
import io.github.convoscope.ui.Shell;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.StringProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Asks where the examples come from; choices are remembered. JavaFX thread. */
final class SourceForm {
  private static final String KIND = "training.examples";

  private final Shell shell;
  private final Runnable changed;
  private final ComboBox<Kind> kinds = new ComboBox<>();
  private final Label place = RoomTexts.muted("room-place");
  private final Hyperlink choose = new Hyperlink();
  private final StringProperty kept;
  private final Map<Kind, StringProperty> places = new EnumMap<>(Kind.class);
  private final VBox node;
  private Kind kind;
  private boolean told;

  /**
   * A form with the choice that was remembered.
   *
   * @param changed runs when the user chooses other examples
   */
  SourceForm(Shell shell, Runnable changed) {
    this.shell = shell;
    this.changed = changed;
    kept = shell.workspace().settings().text(KIND, Kind.HANDWRITING.id());
    for (Kind one : Kind.values()) {
      places.put(one, shell.workspace().settings().text(KIND + "-" + one.id(), ""));
    }
    kind = remembered();
    kinds.setId("room-examples");
    kinds.getItems().setAll(Kind.values());
    kinds.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Kind one) {
            return one == null ? "" : Messages.text("room.examples-" + one.id());
          }

          @Override
          public Kind fromString(String text) {
            throw new UnsupportedOperationException("the list is not edited");
          }
        });
    ComboRows.fit(kinds);
    kinds.setAccessibleText(Messages.text("room.examples"));
    kinds.valueProperty().addListener((observed, before, now) -> chosen(now));
    choose.setId("room-choose");
    choose.setOnAction(event -> ask(kind));
    FlowPane line = Ems.flow(0.46, 0.2, RoomTexts.heading("room.examples"), kinds);
    node = Ems.column(0.2, line, place, choose);
    show();
  }

  private Kind remembered() {
    for (Kind one : Kind.values()) {
      if (one.id().equals(kept.get()) && (one.option() == null || path(one) != null)) {
        return one;
      }
    }
    return Kind.HANDWRITING;
  }

  /** The form. */
  VBox node() {
    return node;
  }

  /** Where the examples come from. */
  ExampleSource source() {
    return new ExampleSource(kind, path(kind));
  }

  private @Nullable Path path(Kind one) {
    String text = Objects.requireNonNull(places.get(one)).get();
    try {
      return text.isEmpty() ? null : Path.of(text);
    } catch (InvalidPathException elsewhere) {
      return null;
    }
  }

  private void chosen(@Nullable Kind now) {
    if (told || now == null) {
      return;
    }
    if (now.option() != null && path(now) == null) {
      ask(now);
    } else {
      take(now);
    }
  }

  /** Asks for the place; takes it, if the examples are there, or says what is wrong with it. */
  private void ask(Kind of) {
    Question question = Question.titled(Messages.text("room.choose-" + of.id()));
    Path there =
        of.isFolder()
            ? shell.fileDialogues().folder(question)
            : shell.fileDialogues().open(question);
    if (there != null) {
      try {
        new ExampleSource(of, there).check();
        shell.workspace().notices().resolved(this);
        Objects.requireNonNull(places.get(of)).set(there.toAbsolutePath().toString());
        take(of);
        return;
      } catch (Problem wrong) {
        shell.workspace().notices().problem(wrong, this);
      }
    }
    show();
  }

  private void take(Kind of) {
    boolean other = of != kind;
    kind = of;
    kept.set(of.id());
    show();
    if (other) {
      changed.run();
    }
  }

  private void show() {
    told = true;
    kinds.setValue(kind);
    told = false;
    boolean placed = kind.option() != null;
    Path there = path(kind);
    place.setText(there == null ? "" : String.valueOf(there.getFileName()));
    RoomTexts.show(place, placed && there != null);
    choose.setText(Messages.text(kind.isFolder() ? "room.choose-folder" : "room.choose-file"));
    RoomTexts.show(choose, placed);
  }
}
