package io.github.convoscope.ui.trust;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Ems;
import io.github.convoscope.ui.Page;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.live.LiveRequest;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The page "Can we trust it?": three questions about the picture on the pad, one at a time. JavaFX
 * thread.
 */
final class TrustPage {
  private final Shell shell;
  private final List<TrustSection> sections;
  private final VBox place = new VBox();
  private final Label question = new Label();
  private final Page page;
  private TrustSection shown;
  private @Nullable LiveRequest showed;

  TrustPage(Shell shell) {
    this.shell = shell;
    sections =
        List.of(new OutsideSection(shell), new StickerSection(shell), new ShapeSection(shell));
    shown = sections.get(0);
    ToggleGroup group = new ToggleGroup();
    FlowPane choice = Ems.row();
    for (TrustSection section : sections) {
      ToggleButton button = new ToggleButton(Messages.text("trust." + section.id()));
      button.setToggleGroup(group);
      button.setSelected(section == shown);
      button.getStyleClass().add("legend-mode");
      button.setId("trust-" + section.id());
      button.setOnAction(
          event -> {
            button.setSelected(true);
            choose(section);
          });
      choice.getChildren().add(button);
    }
    question.setWrapText(true);
    question.setMinHeight(Label.USE_PREF_SIZE);
    question.setId("trust-question");
    ScrollPane scroll = new ScrollPane(place);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("panel-scroll");
    place.getStyleClass().add("scrolled");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox content = Ems.column(0.77, choice, question, scroll);
    page = new Page("trust", Messages.text("trust.title"), content, this::closed);
    place();
    shell
        .workspace()
        .frame()
        .addListener(
            (observed, before, frame) -> {
              if (isOpen() && frame != null && isNew(frame.request())) {
                show(frame);
              }
            });
    shell
        .workspace()
        .padContent()
        .inColours()
        .addListener(
            (observed, before, inColours) -> {
              if (isOpen() && !inColours) {
                shell.host().closePage();
              }
            });
  }

  /** Opens the page, or closes it. */
  void toggle() {
    if (isOpen()) {
      shell.host().closePage();
      return;
    }
    shell.host().open(page);
    show(shell.workspace().frame().get());
  }

  private boolean isOpen() {
    return shell.host().page().get() == page;
  }

  private boolean isNew(LiveRequest now) {
    LiveRequest before = showed;
    return before == null
        || now.photo() != before.photo()
        || now.array() != before.array()
        || now.drawing() != before.drawing()
        || !now.clamped().equals(before.clamped());
  }

  private void choose(TrustSection section) {
    if (section != shown) {
      shown.stop();
      shown = section;
      place();
    }
    show(shell.workspace().frame().get());
  }

  private void place() {
    place.getChildren().setAll(shown.node());
    question.setText(Messages.text("trust." + shown.id() + ".question"));
  }

  private void show(@Nullable LiveFrame frame) {
    SeenPicture seen = SeenPicture.of(shell.workspace());
    if (frame != null && seen != null) {
      showed = frame.request();
      shown.show(seen);
    }
  }

  private void closed() {
    shown.stop();
    showed = null;
  }
}
