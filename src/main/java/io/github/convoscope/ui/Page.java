package io.github.convoscope.ui;

import javafx.scene.Node;

/**
 * A view over the whole scene, such as the atlas; the drawing pad stays beside it. Esc or its close
 * button lead back to the scene.
 *
 * @param id unique, for tests and style
 * @param title what stands above it
 * @param content fills the page; the host adds surface, padding and the title bar
 * @param onClose called after it was closed, however that happened
 */
public record Page(String id, String title, Node content, Runnable onClose) {}
