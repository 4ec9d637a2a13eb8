package io.github.convoscope.ui.lesson;

import io.github.convoscope.evaluation.Verdict;
import io.github.convoscope.lesson.LessonCondition;
import io.github.convoscope.lesson.LessonStep;
import io.github.convoscope.lesson.LessonTask;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.ui.ComboRows;
import io.github.convoscope.ui.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Edits a step's task and all parts of the condition that completes it. JavaFX thread. */
final class TaskFields extends VBox {
  /** Stands for no condition. */
  private static final String NONE = "";

  private static final LessonCondition DRAWN =
      new LessonCondition(null, null, null, null, null, null, true);

  private final Workspace workspace;
  private final Consumer<UnaryOperator<LessonStep>> change;
  private final TextField text = new TextField();
  private final VBox conditions = new VBox();
  private final ComboBox<String> answer = combo("answer");
  private final ComboBox<String> notAnswer = combo("not");
  private final ComboBox<String> verdict = combo("verdict");
  private final ComboBox<String> pinned = combo("pinned");
  private final ComboBox<String> off = combo("off");
  private final ComboBox<String> open = combo("open");
  private final CheckBox drawn = new CheckBox(Messages.text("lesson.until.drawn"));

  /** True while values are shown that are there already. */
  private boolean showing;

  /**
   * Makes the fields.
   *
   * @param change receives what the user changes
   */
  TaskFields(Workspace workspace, Consumer<UnaryOperator<LessonStep>> change) {
    this.workspace = workspace;
    this.change = change;
    LessonFields.name(text, "lesson-edit-task", "lesson.edit-task");
    drawn.setId("lesson-edit-drawn");
    Label until = new Label(Messages.text("lesson.until"));
    until.getStyleClass().add("muted");
    conditions.getStyleClass().add("lesson-edit");
    conditions.getChildren().addAll(until, drawn);
    List.of(answer, notAnswer, verdict, pinned, off, open).forEach(this::row);
    getChildren().addAll(text, conditions);
    getStyleClass().add("lesson-edit");
    text.textProperty().addListener(changed -> changed());
    drawn.selectedProperty().addListener(changed -> changed());
  }

  private static ComboBox<String> combo(String key) {
    ComboBox<String> box = new ComboBox<>();
    box.setId("lesson-edit-" + key);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setMinWidth(0);
    box.setAccessibleText(Messages.text("lesson.until." + key));
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable String value) {
            return shown(key, value == null ? NONE : value);
          }

          @Override
          public String fromString(String shown) {
            throw new UnsupportedOperationException("the box is not written in");
          }
        });
    ComboRows.fit(box);
    return box;
  }

  private static String shown(String key, String value) {
    if (value.equals(NONE)) {
      return Messages.text("lesson.until.none");
    }
    return switch (key) {
      case "verdict" -> Messages.text("lesson.verdict." + value.replace(' ', '_'));
      case "open" ->
          LessonPart.named(List.of(value)).stream()
              .map(LessonPart::title)
              .findFirst()
              .orElse(value);
      default ->
          value.equals(LessonCondition.ANY) ? Messages.text("lesson.until.any-layer") : value;
    };
  }

  private void row(ComboBox<String> box) {
    Label name = new Label(box.getAccessibleText());
    name.getStyleClass().add("muted");
    name.setLabelFor(box);
    conditions.getChildren().addAll(name, box);
    box.valueProperty().addListener(changed -> changed());
  }

  /** Shows a step's task; empty fields without one. */
  void show(@Nullable LessonTask task) {
    showing = true;
    LessonFields.set(text, task == null ? "" : task.text().in(Locale.getDefault()));
    conditions.setVisible(task != null);
    conditions.setManaged(task != null);
    if (task != null) {
      LessonCondition until = task.until();
      Model model = workspace.model().get();
      List<String> labels = model == null ? List.of() : model.spec().labels();
      List<String> layers = new ArrayList<>(List.of(LessonCondition.ANY));
      if (model != null) {
        model.spec().layers().stream().map(LayerSpec::name).forEach(layers::add);
      }
      offer(answer, labels, until.answer());
      offer(notAnswer, labels, until.notAnswer());
      offer(verdict, Verdict.Kind.GIVEN.stream().map(Verdict.Kind::id).toList(), until.verdict());
      offer(pinned, layers, until.pinned());
      offer(off, layers, until.off());
      offer(open, LessonPart.names().stream().sorted().toList(), until.open());
      drawn.setSelected(until.drawn());
    }
    showing = false;
  }

  private static void offer(ComboBox<String> box, List<String> values, @Nullable String value) {
    String chosen = value == null ? NONE : value;
    List<String> all = new ArrayList<>(List.of(NONE));
    all.addAll(values);
    if (!all.contains(chosen)) {
      // Another network's class or layer.
      all.add(chosen);
    }
    if (!box.getItems().equals(all)) {
      box.getItems().setAll(all);
    }
    box.setValue(chosen);
  }

  private void changed() {
    if (!showing) {
      change.accept(
          step -> new LessonStep(step.text(), step.stage(), task(step.task()), step.question()));
    }
  }

  private @Nullable LessonTask task(@Nullable LessonTask before) {
    if (text.getText().isBlank()) {
      return null;
    }
    return new LessonTask(
        LessonFields.changed(before == null ? null : before.text(), text.getText()),
        before == null ? DRAWN : until());
  }

  private LessonCondition until() {
    LessonCondition now =
        new LessonCondition(
            value(answer),
            value(notAnswer),
            value(verdict),
            value(pinned),
            value(open),
            value(off),
            drawn.isSelected());
    LessonCondition nothing = new LessonCondition(null, null, null, null, null, null, false);
    // A task without a condition would be done at once.
    return now.equals(nothing) ? DRAWN : now;
  }

  private static @Nullable String value(ComboBox<String> box) {
    String value = box.getValue();
    return value == null || value.equals(NONE) ? null : value;
  }
}
